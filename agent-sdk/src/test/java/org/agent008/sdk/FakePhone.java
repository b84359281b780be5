package org.agent008.sdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A phone's API as a test wants it: each event stream is written by hand. */
final class FakePhone implements AutoCloseable {
    /** A request that came. */
    record Asked(String what, String body, Optional<String> key) {}

    /** An event stream that a client has opened. */
    record Stream(Optional<String> after, HttpExchange exchange) {
        void send(String text) throws IOException {
            OutputStream out = exchange.getResponseBody();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        void event(long sequence, String type, String members) throws IOException {
            send("id: " + sequence + "\nevent: " + type + "\ndata: ");
            send(Samples.event(sequence, type, members) + "\n\n");
        }

        void breakOff() {
            exchange.close();
        }
    }

    private static final int OK = 200;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final String token;
    final BlockingQueue<Stream> streams = new LinkedBlockingQueue<>();
    final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final AtomicInteger lost = new AtomicInteger();

    FakePhone(String token) throws IOException {
        this.token = token;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        answers.put("GET /v1/calls", "[]");
    }

    /** Tells of itself as a phone does. */
    Path announce(Path directory) throws IOException {
        return Files.writeString(
                directory.resolve("api.json"),
                "{\"port\": %d, \"token\": \"%s\", \"pid\": 1}"
                        .formatted(server.getAddress().getPort(), token));
    }

    void answers(String what, String json) {
        answers.put(what, json);
    }

    /** Acts on the next requests, but their answers are lost. */
    void loses(int many) {
        lost.set(many);
    }

    Stream stream() throws InterruptedException {
        return notNull(streams.poll(30, TimeUnit.SECONDS), "an event stream");
    }

    Asked asked() throws InterruptedException {
        return notNull(asked.poll(30, TimeUnit.SECONDS), "a request");
    }

    static <T> T notNull(@Nullable T value, String what) {
        if (value == null) {
            throw new AssertionError("waited in vain for " + what);
        }
        return value;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        String what = exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
        if (!("Bearer " + token).equals(given)) {
            answer(exchange, 401, "{}");
            return;
        }
        if (what.equals("GET /v1/events")) {
            exchange.sendResponseHeaders(OK, 0);
            Stream stream =
                    new Stream(
                            Optional.ofNullable(
                                    exchange.getRequestHeaders().getFirst("Last-Event-ID")),
                            exchange);
            stream.send(": agent008\n" + (stream.after().isEmpty() ? "id: 7\n\n" : "\n"));
            streams.add(stream);
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!what.equals("GET /v1/calls")) {
            asked.add(
                    new Asked(
                            what,
                            body,
                            Optional.ofNullable(
                                    exchange.getRequestHeaders().getFirst("Idempotency-Key"))));
        }
        if (lost.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.close();
            return;
        }
        String json = answers.get(what);
        if (json == null) {
            answer(
                    exchange,
                    404,
                    "{\"type\": \"urn:agent008:problem:no-such-call\", \"title\": \"Not Found\","
                            + " \"status\": 404, \"detail\": \"There is no live call.\"}");
        } else {
            answer(exchange, OK, json);
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
