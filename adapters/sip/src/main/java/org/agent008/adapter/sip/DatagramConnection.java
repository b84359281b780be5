package org.agent008.adapter.sip;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIP over UDP, from one port to one server: what others send is not heard. What does not fit a
 * packet of the network goes out in fragments.
 */
final class DatagramConnection implements Connection {
    private static final Logger log = LoggerFactory.getLogger(DatagramConnection.class);
    private static final int LARGEST = 65_535;

    private final Server server;
    private final AtomicInteger port;
    private final Listener listener;
    private @Nullable DatagramSocket socket;
    private boolean aborted;

    /**
     * @param port the port of the connection before, kept where that is possible
     */
    DatagramConnection(Server server, AtomicInteger port, Listener listener) {
        this.server = server;
        this.port = port;
        this.listener = listener;
    }

    @Override
    public void start() {
        Thread.ofVirtual().name("sip-datagrams").start(this::live);
    }

    private void live() {
        boolean open = false;
        String why;
        try (DatagramSocket udp = bound()) {
            keep(udp);
            InetAddress host = InetAddress.getByName(server.host());
            udp.connect(new InetSocketAddress(host, server.port()));
            port.set(udp.getLocalPort());
            open = true;
            listener.onOpen(
                    (InetSocketAddress) udp.getLocalSocketAddress(),
                    (InetSocketAddress) udp.getRemoteSocketAddress());
            receive(udp);
            why = "closed";
        } catch (IOException | RuntimeException e) {
            log.debug("no datagrams with {}", server, e);
            why = open ? "the server can't be reached" : Unreachable.sentence(e);
        }
        listener.onGone(why);
    }

    private DatagramSocket bound() throws SocketException {
        try {
            return new DatagramSocket(port.get());
        } catch (BindException e) {
            log.debug("port {} is taken now", port.get(), e);
            return new DatagramSocket();
        }
    }

    private void receive(DatagramSocket from) throws IOException {
        byte[] buffer = new byte[LARGEST];
        while (true) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            from.receive(packet);
            String message = new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8);
            listener.onHeard();
            if (!message.isBlank()) {
                listener.onMessage(message);
            }
        }
    }

    private synchronized void keep(DatagramSocket udp) throws IOException {
        if (aborted) {
            throw new SocketException("no longer wanted");
        }
        socket = udp;
    }

    @Override
    public synchronized void send(String message) {
        if (socket != null) {
            byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
            try {
                socket.send(new DatagramPacket(bytes, bytes.length));
            } catch (IOException e) {
                log.debug("sending to {}", server, e);
                socket.close(); // the reader sees it
            }
        }
    }

    /** UDP has no sign of life of its own. */
    @Override
    public boolean ping() {
        return false;
    }

    @Override
    public void close() {
        abort();
    }

    @Override
    public synchronized void abort() {
        aborted = true;
        if (socket != null) {
            socket.close();
        }
    }
}
