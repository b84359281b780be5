package org.agent008.adapter.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Opens TCP connections, through TLS and the HTTP proxy where that is due. A TLS server has to show
 * a certificate for the very host that was named.
 */
final class Sockets {
    private static final int CONNECT_MILLIS = 10_000;

    private final Optional<SSLContext> tls;
    private final Proxies proxies;

    /** Takes a socket before anything waits on it, so that it can be closed meanwhile. */
    @FunctionalInterface
    interface Keeper {
        void keep(Socket tcp) throws IOException;
    }

    /**
     * @param tls absent: the JDK's own trust store
     */
    Sockets(Optional<SSLContext> tls, Proxies proxies) {
        this.tls = tls;
        this.proxies = proxies;
    }

    /** Blocks until the server can be talked to. */
    Socket open(Server server, Keeper keeper) throws IOException {
        Socket tcp = reach(server, keeper);
        Socket ready = server.isSecure() ? secured(tcp, server) : tcp;
        tcp.setSoTimeout(0);
        return ready;
    }

    /** The first half: TCP to the server, through the proxy where that is due. */
    Socket reach(Server server, Keeper keeper) throws IOException {
        Optional<Proxies.Proxy> proxy = proxies.to(server);
        Socket tcp =
                proxy.isPresent()
                        ? connect(proxy.get().host(), proxy.get().port(), keeper)
                        : connect(server.host(), server.port(), keeper);
        tcp.setTcpNoDelay(true);
        tcp.setSoTimeout(CONNECT_MILLIS);
        if (proxy.isPresent()) {
            proxy.get().tunnel(tcp, server);
        }
        return tcp;
    }

    Optional<Proxies.Proxy> proxy(Server server) {
        return proxies.to(server);
    }

    /** Tries the host's addresses in turn. */
    private static Socket connect(String host, int port, Keeper keeper) throws IOException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        IOException first = null;
        for (InetAddress address : addresses) {
            Socket socket = new Socket();
            keeper.keep(socket);
            try {
                socket.connect(
                        new InetSocketAddress(address, port), CONNECT_MILLIS / addresses.length);
                return socket;
            } catch (IOException e) {
                socket.close();
                first = first == null ? e : first;
            }
        }
        throw first == null ? new IOException("no address of " + host) : first;
    }

    /** The second half, for a secure server. */
    SSLSocket secured(Socket tcp, Server server) throws IOException {
        SSLSocket socket =
                (SSLSocket)
                        tls.orElseGet(Sockets::defaultContext)
                                .getSocketFactory()
                                .createSocket(tcp, server.host(), server.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static SSLContext defaultContext() {
        try {
            return SSLContext.getDefault();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java has no TLS", e);
        }
    }
}
