package org.agent008.adapter.api;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.ArrayList;
import java.util.List;

/** One port on this machine's own addresses: 127.0.0.1, and ::1 where there is one. */
final class Loopback {
    private static final int TRIES = 10;
    private static final String IPV4 = "127.0.0.1";
    private static final String IPV6 = "::1";

    private Loopback() {}

    /**
     * @param port 0 takes one that is free on both
     * @throws BindException where another program has the port; says so for people
     */
    static List<ServerSocketChannel> open(int port) throws IOException {
        boolean ipv6 = hasIpv6();
        for (int tried = 1; ; tried++) {
            List<ServerSocketChannel> open = new ArrayList<>();
            try {
                open.add(open(IPV4, port));
                if (ipv6) {
                    open.add(open(IPV6, open.getFirst().socket().getLocalPort()));
                }
                return open;
            } catch (IOException e) {
                for (ServerSocketChannel channel : open) {
                    channel.close();
                }
                if (port != 0) {
                    throw unusable(port, e);
                }
                if (tried == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static IOException unusable(int port, IOException why) {
        IOException told =
                new BindException(
                        "The local API cannot use port "
                                + port
                                + " ("
                                + why.getMessage()
                                + "). If another program has it, close that one or set api.port in"
                                + " the configuration to another port; 0 takes any free one.");
        told.initCause(why);
        return told;
    }

    private static boolean hasIpv6() {
        try (ServerSocketChannel probe = open(IPV6, 0)) {
            return probe.isOpen();
        } catch (IOException | UnsupportedAddressTypeException none) {
            return false;
        }
    }

    private static ServerSocketChannel open(String address, int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            return channel.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }
}
