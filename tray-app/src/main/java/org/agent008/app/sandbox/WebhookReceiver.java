package org.agent008.app.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.agent008.domain.call.CallId;
import org.agent008.domain.settings.Secret;
import org.agent008.domain.settings.WebhookEndpoint;

/**
 * Receives webhooks on 127.0.0.1 as an integrator would, and believes only what is signed (Standard
 * Webhooks). Written from the specification, not from the sender.
 */
public final class WebhookReceiver implements AutoCloseable {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String PREFIX = "whsec_";

    /**
     * One request.
     *
     * @param fault why it was refused; empty: the signature is right
     */
    public record Received(String id, String type, JsonNode body, String fault) {
        /** The CDR of a call's event; missing in others. */
        JsonNode cdr() {
            return body.path("data").path("cdr");
        }

        boolean isOf(CallId call) {
            return cdr().path("id").asText().equals(call.value());
        }

        public boolean genuine() {
            return fault.isEmpty();
        }
    }

    private final ObjectMapper json = new ObjectMapper();
    private final byte[] key = new byte[32];
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Consumer<Received> listener;

    /** Listens on a free port; {@code listener} hears each request, from any thread. */
    public WebhookReceiver(Consumer<Received> listener) {
        this.listener = listener;
        new SecureRandom().nextBytes(key);
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the webhook receiver", e);
        }
        server.createContext("/events", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/events");
    }

    /** What senders sign with. */
    public Secret secret() {
        return new Secret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    /** How a phone is told to send here: all events, signed. */
    public WebhookEndpoint endpoint() {
        return new WebhookEndpoint(
                "Sandbox",
                uri(),
                WebhookEndpoint.Format.ENVELOPE,
                Set.of(),
                List.of(secret()),
                Map.of(),
                WebhookEndpoint.Retry.STANDARD,
                false);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String id = header(exchange, "webhook-id");
            String fault = fault(exchange, id, body);
            exchange.sendResponseHeaders(received(id, fault, body), -1);
        }
    }

    private int received(String id, String fault, byte[] body) {
        try {
            JsonNode tree = json.readTree(body);
            listener.accept(new Received(id, tree.path("type").asText(), tree, fault));
            return fault.isEmpty() ? 204 : 401;
        } catch (IOException notJson) {
            return 400;
        }
    }

    private String fault(HttpExchange exchange, String id, byte[] body) {
        String time = header(exchange, "webhook-timestamp");
        if (id.isEmpty() || !time.matches("\\d{1,12}")) {
            return "webhook-id or webhook-timestamp is missing";
        }
        Duration age =
                Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), Instant.now()).abs();
        if (age.compareTo(TOLERANCE) > 0) {
            return "webhook-timestamp is more than five minutes off";
        }
        byte[] expected =
                ("v1," + signature(id + "." + time + ".", body)).getBytes(StandardCharsets.UTF_8);
        boolean signed =
                Arrays.stream(header(exchange, "webhook-signature").split(" ", -1))
                        .anyMatch(s ->
                                MessageDigest.isEqual(
                                        expected, s.getBytes(StandardCharsets.UTF_8)));
        return signed ? "" : "webhook-signature is wrong";
    }

    private String signature(String prefix, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(prefix.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
