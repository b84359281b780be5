package org.agent008.app.sandbox;

import io.javalin.Javalin;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.jetty.websocket.api.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small phone system over WebSocket (RFC 7118) on 127.0.0.1 and a free port: registrar, digest
 * authentication and forking proxy. Safe from any thread.
 */
public final class LoopbackPbx implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LoopbackPbx.class);

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("sandbox-pbx").factory());
    private final Map<String, WsFlow> flows = new HashMap<>();
    private final Javalin server;
    private final Proxy proxy;

    private LoopbackPbx(PbxOptions options) {
        server =
                Javalin.create(c -> {
                    c.startup.showJavalinBanner = false;
                    c.startup.showOldJavalinVersionWarning = false;
                    c.jetty.modifyWebSocketServletFactory(f -> f.setIdleTimeout(Duration.ZERO));
                    c.routes.wsBeforeUpgrade("/", LoopbackPbx::requireSip);
                    c.routes.ws("/", this::connections);
                });
        server.start("127.0.0.1", 0);
        proxy = new Proxy("127.0.0.1:" + server.port(), options, thread);
    }

    /** Starts it; {@link #close} ends it. */
    public static LoopbackPbx start(PbxOptions options) {
        return new LoopbackPbx(options);
    }

    /** Where phones connect to. */
    public URI uri() {
        return URI.create("ws://127.0.0.1:" + server.port() + "/");
    }

    /** Closes all connections; returns within two seconds. */
    @Override
    public void close() {
        server.stop();
        thread.shutdownNow();
    }

    private static void requireSip(Context upgrade) {
        String offered = upgrade.header("Sec-WebSocket-Protocol");
        if (offered == null || !offered.matches("(?i)(.*,)?\\s*sip\\s*(,.*)?")) {
            throw new BadRequestResponse("the WebSocket sub-protocol is sip");
        }
    }

    private void connections(WsConfig ws) {
        ws.onConnect(c -> onThread(() -> flows.put(c.sessionId(), new WsFlow(c))));
        ws.onMessage(c -> receive(c, c.message()));
        ws.onBinaryMessage(c -> receive(c, StandardCharsets.UTF_8.decode(c.data()).toString()));
        ws.onClose(c -> onThread(() -> closed(c)));
    }

    private void receive(WsContext connection, String text) {
        if (text.isBlank()) {
            return; // a keep-alive of CRLFs (RFC 5626 section 3.5.1)
        }
        onThread(() -> {
            WsFlow flow = flows.get(connection.sessionId());
            if (flow != null) {
                proxy.onMessage(flow, SipMessage.parse(text));
            }
        });
    }

    private void closed(WsContext connection) {
        WsFlow flow = flows.remove(connection.sessionId());
        if (flow != null) {
            proxy.onClosed(flow);
        }
    }

    private interface Step {
        void run() throws SipMessage.Malformed;
    }

    private void onThread(Step step) {
        try {
            thread.execute(() -> {
                try {
                    step.run();
                } catch (SipMessage.Malformed e) {
                    log.warn("message dropped: {}", e.getMessage());
                } catch (RuntimeException e) {
                    log.error("message dropped", e);
                }
            });
        } catch (RejectedExecutionException closing) {
            log.debug("closed", closing);
        }
    }

    private record WsFlow(WsContext connection) implements Flow {
        @Override
        public void send(SipMessage message) {
            if (connection.session.isOpen()) {
                connection.session.sendText(
                        message.text(),
                        Callback.from(() -> {}, e -> log.debug("not sent: {}", e.toString())));
            }
        }
    }
}
