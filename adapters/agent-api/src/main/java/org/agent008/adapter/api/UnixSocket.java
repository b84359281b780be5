package org.agent008.adapter.api;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The same API on a socket file in the private directory; the phone does without where it fails.
 */
final class UnixSocket {
    static final String NAME = "api.sock";
    private static final Logger LOG = LoggerFactory.getLogger(UnixSocket.class);

    private UnixSocket() {}

    /** Adds the socket to a running server, which also closes it and removes the file. */
    static void open(Server server, Path directory, Duration idle) {
        Path file = directory.resolve(NAME);
        try {
            if (alive(file)) {
                LOG.info("no Unix socket: another phone has {}", NAME);
                return;
            }
            Files.deleteIfExists(file);
            HttpConfiguration http =
                    server.getConnectors()[0]
                            .getConnectionFactory(HttpConnectionFactory.class)
                            .getHttpConfiguration();
            UnixDomainServerConnector socket =
                    new UnixDomainServerConnector(server, 1, 1, new HttpConnectionFactory(http));
            socket.setUnixDomainPath(file);
            socket.setIdleTimeout(idle.toMillis());
            socket.start();
            server.addConnector(socket);
        } catch (Exception e) {
            LOG.warn("no Unix socket: {}", e.toString());
        }
    }

    private static boolean alive(Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
            return channel.isConnected();
        } catch (IOException leftBehind) {
            return false;
        }
    }
}
