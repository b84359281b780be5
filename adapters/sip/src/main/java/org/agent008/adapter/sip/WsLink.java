package org.agent008.adapter.sip;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.agent008.domain.port.Scheduler.Cancellable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A SIP over WebSocket link (RFC 7118) that outlives its sockets: it pings, notices silence, and
 * reconnects with back-off, trying the servers in turn, the first of them first again after one
 * that worked. Confined to the {@link Loop}.
 */
final class WsLink {
    /** What the link tells, on the loop. */
    interface Listener {
        void onUp();

        /** Down, or still not up; it tries again by itself. {@code reason} is one sentence. */
        void onDown(String reason);

        /** One whole message. */
        void onMessage(String message);
    }

    private static final Logger log = LoggerFactory.getLogger(WsLink.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int LONGEST_MESSAGE = 1 << 20;

    private final HttpClient http;
    private final List<URI> servers;
    private final SipOptions options;
    private final Loop loop;
    private final Listener listener;
    private final BackOff backOff;
    private final Deque<Waiting> outbox = new ArrayDeque<>();
    private boolean open;
    private int server;
    private boolean proven;
    private @Nullable WebSocket socket;
    private CompletableFuture<?> lastSend = CompletableFuture.completedFuture(null);
    private Cancellable timer = () -> {};
    private volatile long lastSeen;

    /** A message that waits for the link to come up. */
    private record Waiting(String message, long since) {}

    WsLink(HttpClient http, List<URI> servers, SipOptions options, Loop loop, Listener listener) {
        this.http = http;
        this.servers = servers;
        this.options = options;
        this.loop = loop;
        this.listener = listener;
        this.backOff =
                new BackOff(
                        options.firstRetry(),
                        options.longestRetry(),
                        () -> ThreadLocalRandom.current().nextDouble());
    }

    void open() {
        if (!open) {
            open = true;
            connect();
        }
    }

    boolean isUp() {
        return socket != null;
    }

    /**
     * Sends now, or as soon as the link is up again: an outage is to the far end like a slow
     * network, so a BYE is not lost. What is older than its transaction is dropped.
     */
    void send(String message) {
        if (socket == null) {
            outbox.add(new Waiting(message, System.nanoTime()));
        } else {
            transmit(socket, message);
        }
    }

    /** Closes the socket and stays down until {@link #open}. */
    void close() {
        open = false;
        timer.cancel();
        outbox.clear();
        WebSocket closing = socket;
        socket = null;
        if (closing != null) {
            lastSend =
                    lastSend.handle((sent, e) -> e == null)
                            .thenCompose(sent -> closing.sendClose(WebSocket.NORMAL_CLOSURE, ""))
                            .orTimeout(1, TimeUnit.SECONDS)
                            .whenComplete((sent, e) -> closing.abort());
        }
    }

    private void connect() {
        URI uri = servers.get(server);
        Socket handler = new Socket();
        var _ =
                http.newWebSocketBuilder()
                        .subprotocols("sip")
                        .connectTimeout(CONNECT_TIMEOUT)
                        .buildAsync(uri, handler)
                        .whenComplete(
                                (connected, e) -> loop.execute(() -> connected(uri, connected, e)));
    }

    private void connected(URI uri, @Nullable WebSocket connected, @Nullable Throwable failure) {
        if (connected == null) {
            log.debug("no connection to {}", shown(uri), failure);
            down("%s %s.".formatted(shown(uri), reason(failure)));
        } else if (!open) {
            connected.abort();
        } else if (!"sip".equals(connected.getSubprotocol())) {
            connected.abort();
            down(
                    shown(uri)
                            + " is a WebSocket, but does not speak SIP (sub-protocol \"sip\" refused).");
        } else {
            socket = connected;
            lastSend = CompletableFuture.completedFuture(null);
            lastSeen = System.nanoTime();
            watch(connected);
            flush(connected);
            listener.onUp();
        }
    }

    /** The registrar has answered over this link: the next loss starts with short waits again. */
    void proven() {
        proven = true;
        backOff.reset();
    }

    private void flush(WebSocket to) {
        long oldest = System.nanoTime() - options.noReply().toNanos();
        for (Waiting waiting; (waiting = outbox.poll()) != null; ) {
            if (waiting.since() - oldest > 0) {
                transmit(to, waiting.message());
            }
        }
    }

    /** The JDK refuses a message while another is on its way: each waits for the one before. */
    private void transmit(WebSocket to, String message) {
        lastSend =
                lastSend.thenCompose(sent -> to.sendText(message, true))
                        .whenComplete((sent, e) -> lostIf(to, e));
    }

    private void lostIf(WebSocket which, @Nullable Throwable e) {
        if (e != null) {
            loop.execute(() -> lost(which, "the connection broke"));
        }
    }

    private void watch(WebSocket which) {
        timer = loop.after(options.keepAlive(), () -> probe(which));
    }

    private void probe(WebSocket which) {
        if (System.nanoTime() - lastSeen > options.keepAlive().multipliedBy(2).toNanos()) {
            lost(which, "the server went silent");
            return;
        }
        var _ = which.sendPing(ByteBuffer.allocate(0)).whenComplete((sent, e) -> lostIf(which, e));
        watch(which);
    }

    private void lost(WebSocket which, String why) {
        which.abort();
        if (Objects.equals(socket, which)) {
            socket = null;
            down("Connection to %s lost: %s.".formatted(shown(servers.get(server)), why));
        }
    }

    private void down(String reason) {
        timer.cancel();
        if (open) {
            server = proven ? 0 : (server + 1) % servers.size();
            proven = false;
            // another server may be asked soon; all of them again only after a while
            timer = loop.after(server == 0 ? backOff.next() : options.firstRetry(), this::connect);
            listener.onDown(reason);
        }
    }

    /** For people, events and logs: a query may hold a token. */
    private static String shown(URI server) {
        String query = server.getRawQuery();
        return query == null ? server.toString() : server.toString().replace("?" + query, "");
    }

    private static String reason(@Nullable Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof WebSocketHandshakeException handshake) {
                return "answered %d instead of opening a WebSocket"
                        .formatted(handshake.getResponse().statusCode());
            }
            if (e instanceof SSLException tls) {
                return TlsFault.sentence(tls);
            }
            if (e instanceof UnresolvedAddressException) {
                return "can't be found: there is no such host";
            }
            if (e instanceof HttpTimeoutException) {
                return "did not answer in time";
            }
        }
        return "can't be reached: connection refused or network down";
    }

    private final class Socket implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last || text.length() > LONGEST_MESSAGE) {
                deliver(from, text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(
                WebSocket from, ByteBuffer part, boolean last) {
            byte[] bytes = new byte[part.remaining()];
            part.get(bytes);
            binary.writeBytes(bytes);
            if (last || binary.size() > LONGEST_MESSAGE) {
                deliver(from, binary.toString(StandardCharsets.UTF_8));
                binary.reset();
            }
            from.request(1);
            return null;
        }

        /** A blank message is RFC 5626's keep-alive: two line ends ask for one. */
        private void deliver(WebSocket from, String message) {
            lastSeen = System.nanoTime();
            if (message.isBlank()) {
                if (message.equals("\r\n\r\n")) {
                    loop.execute(() -> send("\r\n"));
                }
                return;
            }
            loop.execute(() -> {
                if (socket == null || socket.equals(from)) {
                    listener.onMessage(message);
                }
            });
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
            lastSeen = System.nanoTime(); // the JDK sends the pong
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
            lastSeen = System.nanoTime();
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            loop.execute(() -> lost(from, "the server closed it (" + code + ")"));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable e) {
            loop.execute(() -> lost(from, "the connection broke"));
        }
    }
}
