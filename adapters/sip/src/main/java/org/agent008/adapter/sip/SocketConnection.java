package org.agent008.adapter.sip;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection over TCP. A thread of its own reads it all the time, so that its end is seen at
 * once.
 */
abstract class SocketConnection implements Connection {
    private static final Logger log = LoggerFactory.getLogger(SocketConnection.class);

    private final Server server;
    private final Sockets sockets;
    private final Listener listener;
    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable Socket socket;
    private boolean aborted;
    private volatile boolean open;

    SocketConnection(Server server, Sockets sockets, Listener listener) {
        this.server = server;
        this.sockets = sockets;
        this.listener = listener;
    }

    final Server server() {
        return server;
    }

    final Listener listener() {
        return listener;
    }

    @Override
    public final void start() {
        Thread.ofVirtual().name("sip-connection").start(this::live);
    }

    private void live() {
        String why;
        try {
            why = talk(sockets.open(server, this::keep));
        } catch (IOException | RuntimeException e) {
            log.debug("no connection with {}", server, e);
            why = open ? "the connection broke" : Unreachable.sentence(e);
        }
        over.countDown();
        abort();
        listener.onGone(why);
    }

    /**
     * Talks until the end.
     *
     * @return why it ended
     */
    abstract String talk(Socket with) throws IOException;

    /** Says goodbye. */
    abstract void leave();

    final void opened(Socket with) {
        open = true;
        listener.onOpen(
                (InetSocketAddress) with.getLocalSocketAddress(),
                (InetSocketAddress) with.getRemoteSocketAddress());
    }

    /** The TCP socket: closing it frees whoever waits on it, also beneath TLS. */
    private synchronized void keep(Socket tcp) throws IOException {
        if (aborted) {
            tcp.close();
            throw new SocketException("no longer wanted");
        }
        socket = tcp;
    }

    @Override
    public final void close() {
        Thread.ofVirtual()
                .name("sip-goodbye")
                .start(() -> {
                    leave();
                    try {
                        if (!over.await(1, TimeUnit.SECONDS)) {
                            log.debug("{} did not close in time", server);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    abort();
                });
    }

    @Override
    public final synchronized void abort() {
        aborted = true;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                log.trace("closed with a fault", e);
            }
        }
    }
}
