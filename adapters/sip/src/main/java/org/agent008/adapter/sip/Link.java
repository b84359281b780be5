package org.agent008.adapter.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.agent008.domain.port.Scheduler.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * The way to the phone system, which outlives its connections: it asks for signs of life, notices
 * silence and changes of the network, and connects again with back-off, trying the servers in turn,
 * the first of them first again after one that worked. Confined to the {@link Loop}.
 */
final class Link {
    /** What the link tells, on the loop. */
    interface Listener {
        void onUp(InetSocketAddress local, InetSocketAddress peer);

        /** Down, or still not up; it tries again by itself. {@code reason} is one sentence. */
        void onDown(String reason);

        /** One whole message. */
        void onMessage(String message);

        /** The connection cannot ask the server for a sign of life: SIP has to. */
        void onPingWanted();
    }

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(12);

    /** How long a server may take to answer where there is reason to doubt that it is there. */
    private static final Duration DOUBT = Duration.ofSeconds(2);

    private final List<Server> servers;
    private final SipOptions options;
    private final Sockets sockets;
    private final Loop loop;
    private final Listener listener;
    private final BackOff backOff;
    private final AtomicInteger localPort = new AtomicInteger();
    private final Deque<Waiting> outbox = new ArrayDeque<>();
    private boolean wanted;
    private int server;
    private boolean proven;
    private @Nullable Attempt current;
    private Cancellable timer = () -> {};
    private Cancellable doubt = () -> {};

    /** A message that waits for the link to come up. */
    private record Waiting(String message, long since) {}

    Link(List<Server> servers, SipOptions options, Sockets sockets, Loop loop, Listener listener) {
        this.servers = servers;
        this.options = options;
        this.sockets = sockets;
        this.loop = loop;
        this.listener = listener;
        this.backOff =
                new BackOff(
                        options.firstRetry(),
                        options.longestRetry(),
                        () -> ThreadLocalRandom.current().nextDouble());
    }

    void open() {
        if (!wanted) {
            wanted = true;
            connect();
        }
    }

    boolean isUp() {
        return current != null && current.local != null;
    }

    /**
     * Sends now, or as soon as the link is up again: an outage is to the far end like a slow
     * network, so a BYE is not lost. What is older than its transaction is dropped.
     */
    void send(String message) {
        if (current != null && current.local != null) {
            current.connection.send(message);
        } else {
            outbox.add(new Waiting(message, System.nanoTime()));
        }
    }

    /** Closes the connection and stays down until {@link #open}. */
    void close() {
        wanted = false;
        timer.cancel();
        doubt.cancel();
        outbox.clear();
        if (current != null) {
            current.connection.close();
            current = null;
        }
    }

    /** The registrar has answered over this link: the next loss starts with short waits again. */
    void proven() {
        proven = true;
        backOff.reset();
    }

    /** Up, but of no use: another connection, or server, may be. */
    void giveUp(String why) {
        if (current != null && isUp()) {
            lost(current, why);
        }
    }

    /**
     * This machine's addresses changed, or it slept.
     *
     * @param addresses those it has now
     */
    void networkChanged(Set<InetAddress> addresses) {
        if (!wanted) {
            return;
        }
        Attempt doubted = current;
        if (doubted == null || doubted.local == null) {
            drop();
            backOff.reset();
            connect();
        } else if (!addresses.contains(doubted.local.getAddress())) {
            lost(doubted, "this machine has another address now");
        } else {
            long asked = System.nanoTime();
            ping(doubted);
            doubt.cancel();
            doubt =
                    loop.after(
                            DOUBT,
                            () -> {
                                if (doubted.lastHeard - asked < 0) {
                                    lost(
                                            doubted,
                                            "the server went silent when the network changed");
                                }
                            });
        }
    }

    private void connect() {
        timer.cancel();
        Attempt attempt = new Attempt(servers.get(server));
        current = attempt;
        timer = loop.after(CONNECT_TIMEOUT, () -> lost(attempt, Unreachable.TOO_SLOW));
        attempt.connection.start();
    }

    private void up(Attempt attempt, InetSocketAddress local, InetSocketAddress peer) {
        if (current == attempt) {
            attempt.local = local;
            watch(attempt);
            listener.onUp(local, peer);
            flush(attempt);
        }
    }

    private void flush(Attempt to) {
        long oldest = System.nanoTime() - options.noReply().toNanos();
        for (Waiting waiting; (waiting = outbox.poll()) != null; ) {
            if (waiting.since() - oldest > 0) {
                to.connection.send(waiting.message());
            }
        }
    }

    private void watch(Attempt which) {
        timer.cancel();
        timer = loop.after(options.keepAlive(), () -> probe(which));
    }

    private void probe(Attempt which) {
        if (System.nanoTime() - which.lastHeard > options.keepAlive().multipliedBy(2).toNanos()) {
            lost(which, "the server went silent");
            return;
        }
        ping(which);
        watch(which);
    }

    private void ping(Attempt which) {
        if (!which.connection.ping()) {
            listener.onPingWanted();
        }
    }

    private void lost(Attempt which, String why) {
        if (current != which) {
            return;
        }
        drop();
        server = proven ? 0 : (server + 1) % servers.size();
        proven = false;
        // another server may be asked soon; all of them again only after a while
        timer = loop.after(server == 0 ? backOff.next() : options.firstRetry(), this::connect);
        listener.onDown(
                which.local == null
                        ? "%s %s.".formatted(which.server, why)
                        : "Connection to %s lost: %s.".formatted(which.server, why));
    }

    private void drop() {
        timer.cancel();
        doubt.cancel();
        if (current != null) {
            current.connection.abort();
            current = null;
        }
    }

    private Connection connection(Server to, Connection.Listener from) {
        return switch (to.scheme()) {
            case "udp" -> new DatagramConnection(to, localPort, from);
            case "tcp", "tls" -> new StreamConnection(to, sockets, from);
            default -> new WsConnection(to, sockets, from);
        };
    }

    /** One connection's news, brought to the loop. */
    private final class Attempt implements Connection.Listener {
        private final Server server;
        private final Connection connection;

        /** Ours, once it is open. */
        private @Nullable InetSocketAddress local;

        private volatile long lastHeard;

        Attempt(Server server) {
            this.server = server;
            this.connection = connection(server, this);
        }

        @Override
        public void onOpen(InetSocketAddress here, InetSocketAddress peer) {
            onHeard();
            loop.execute(() -> up(this, here, peer));
        }

        @Override
        public void onHeard() {
            lastHeard = System.nanoTime();
        }

        @Override
        public void onMessage(String message) {
            onHeard();
            loop.execute(() -> {
                if (current == this) {
                    listener.onMessage(message);
                }
            });
        }

        @Override
        public void onGone(String why) {
            loop.execute(() -> lost(this, why));
        }
    }
}
