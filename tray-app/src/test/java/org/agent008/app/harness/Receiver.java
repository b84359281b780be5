package org.agent008.app.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An integrator's webhook receiver, written from the documentation alone: checks each signature
 * (Standard Webhooks), keeps what arrives and drops duplicates by {@code webhook-id}.
 */
public final class Receiver implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] KEY =
            "a key of a test, 32 bytes long..".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int failEvery;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /**
     * One request.
     *
     * @param id its {@code webhook-id}
     * @param accepted answered 204, else 503
     */
    public record Arrival(String id, String body, boolean accepted) {
        public JsonNode event() {
            return parse(body);
        }

        public String type() {
            return event().path("type").asText();
        }

        /** The call it tells of; empty for other events. */
        public String call() {
            return event().path("data").path("cdr").path("id").asText("");
        }
    }

    private Receiver(int failEvery) throws IOException {
        this.failEvery = failEvery;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/events", this::receive);
        server.start();
    }

    public static Receiver start() throws IOException {
        return failingEvery(Integer.MAX_VALUE);
    }

    /** Answers each {@code n}-th request with 503, after it was kept. */
    public static Receiver failingEvery(int n) throws IOException {
        return new Receiver(n);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/events";
    }

    /** For the {@code secret} of the endpoint. */
    public static String secret() {
        return "whsec_" + Base64.getEncoder().encodeToString(KEY);
    }

    /** Every request in the order of arrival, refused ones and repetitions too. */
    public synchronized List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    /** What was wrong with requests: missing headers, bad signatures, ids that do not match. */
    public synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    /** Events without repetitions, in the order of their first arrival, once they were accepted. */
    public List<JsonNode> events() {
        Map<String, JsonNode> events = new LinkedHashMap<>();
        Set<String> accepted = new HashSet<>();
        for (Arrival a : arrivals()) {
            events.putIfAbsent(a.id(), a.event());
            if (a.accepted()) {
                accepted.add(a.id());
            }
        }
        events.keySet().retainAll(accepted);
        return List.copyOf(events.values());
    }

    /** Those of one call. */
    public List<JsonNode> eventsOf(String call) {
        return events().stream().filter(e -> e.at("/data/cdr/id").asText().equals(call)).toList();
    }

    /** Waits until a call's last event is here, then gives all of them. */
    public List<JsonNode> wholeCall(String call) {
        return Await.value(
                "phone:completed of " + call,
                () -> Optional.of(eventsOf(call)).filter(Receiver::isOver));
    }

    private static boolean isOver(List<JsonNode> events) {
        return events.stream().anyMatch(e -> e.path("type").asText().equals("phone:completed"));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(keep(exchange, body) ? 204 : 503, -1);
        }
    }

    private synchronized boolean keep(HttpExchange exchange, byte[] body) {
        String id = header(exchange, "webhook-id");
        check(exchange, id, body).ifPresent(faults::add);
        boolean accepted = (arrivals.size() + 1) % failEvery != 0;
        arrivals.add(new Arrival(id, new String(body, StandardCharsets.UTF_8), accepted));
        return accepted;
    }

    private static Optional<String> check(HttpExchange exchange, String id, byte[] body) {
        String seconds = header(exchange, "webhook-timestamp");
        if (!exchange.getRequestMethod().equals("POST")) {
            return Optional.of("not a POST");
        }
        if (!header(exchange, "Content-Type").startsWith("application/json")) {
            return Optional.of("not application/json");
        }
        if (id.isEmpty()
                || !id.equals(
                        parse(new String(body, StandardCharsets.UTF_8)).path("id").asText())) {
            return Optional.of("webhook-id " + id + " is not the event's id");
        }
        if (!seconds.matches("[0-9]+")
                || Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), Instant.now())
                                .abs()
                                .compareTo(Duration.ofMinutes(5))
                        > 0) {
            return Optional.of("webhook-timestamp " + seconds + " of " + id + " is not now");
        }
        byte[] given = header(exchange, "webhook-signature").getBytes(StandardCharsets.UTF_8);
        byte[] right = signature(id, seconds, body).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, right)
                ? Optional.empty()
                : Optional.of("the signature of " + id + " is wrong");
    }

    static String signature(String id, String seconds, byte[] body) {
        try {
            var signed = new ByteArrayOutputStream();
            signed.writeBytes((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            signed.writeBytes(body);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON: " + text, e);
        }
    }
}
