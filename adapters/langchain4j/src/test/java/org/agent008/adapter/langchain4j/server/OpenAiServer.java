package org.agent008.adapter.langchain4j.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A server that speaks the API of OpenAI on loopback: it answers each request with the next
 * scripted reply, as JSON or as a stream of server-sent events, and records what it was asked.
 * Without a script it answers 503.
 *
 * <pre>{@code
 * try (var model = OpenAiServer.start()) {
 *     model.script(Reply.toolCall("transfer", "{\"to\":\"1002\"}"), Reply.text("Done."));
 *     …  // talk to model.baseUrl()
 *     assertThat(model.requests().getLast().roles()).endsWith("tool");
 * }
 * }</pre>
 */
public final class OpenAiServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final LinkedBlockingQueue<Reply> script = new LinkedBlockingQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<Request> unseen = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private OpenAiServer(HttpServer server) {
        this.server = server;
    }

    public static OpenAiServer start() throws IOException {
        HttpServer http =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        OpenAiServer started = new OpenAiServer(http);
        http.setExecutor(started.threads);
        http.createContext("/v1/", started::answer);
        http.start();
        return started;
    }

    /** What a client is configured with. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    /** What is answered next, after what is scripted already. */
    public OpenAiServer script(Reply... replies) {
        script.addAll(List.of(replies));
        return this;
    }

    /** What was asked until now, in order. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Waits for the next request that this method has not given yet. */
    public Request nextRequest() throws InterruptedException {
        Request next = unseen.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was asked for " + PATIENCE.toSeconds() + " s");
        }
        return next;
    }

    private void answer(HttpExchange exchange) throws IOException {
        Request request =
                new Request(
                        exchange.getRequestURI().getPath(),
                        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
                        Completions.read(exchange.getRequestBody().readAllBytes()),
                        new CompletableFuture<>());
        requests.add(request);
        unseen.add(request);
        try (exchange) {
            Reply reply = Optional.ofNullable(script.poll()).orElseGet(() -> Reply.error(503));
            pause(reply.delay());
            if (request.streams()) {
                stream(exchange, reply);
            } else {
                whole(exchange, reply.content());
            }
            request.answered().complete(true);
        } catch (IOException e) {
            request.answered().complete(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            request.answered().complete(false);
        }
    }

    private static void whole(HttpExchange exchange, Reply.Content content) throws IOException {
        switch (content) {
            case Reply.Content.Text(String text) -> send(exchange, 200, Completions.text(text));
            case Reply.Content.Tools(List<Reply.ToolCall> calls) ->
                    send(exchange, 200, Completions.tools(calls));
            case Reply.Content.Failure(int status, String message) ->
                    send(exchange, status, Completions.error(message));
            case Reply.Content.Cut(String text, int _) -> {
                byte[] all = bytes(Completions.text(text).toString());
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, all.length);
                exchange.getResponseBody().write(all, 0, all.length / 2);
            }
            case Reply.Content.Raw(String body) ->
                    send(exchange, 200, "application/json", bytes(body));
        }
    }

    private void stream(HttpExchange exchange, Reply reply)
            throws IOException, InterruptedException {
        switch (reply.content()) {
            case Reply.Content.Text(String text) -> {
                words(exchange, text, Integer.MAX_VALUE, reply.pace());
                end(exchange, "stop");
            }
            case Reply.Content.Tools(List<Reply.ToolCall> calls) -> {
                begin(exchange);
                event(exchange, Completions.toolsChunk(calls).toString());
                end(exchange, "tool_calls");
            }
            case Reply.Content.Failure(int status, String message) ->
                    send(exchange, status, Completions.error(message));
            case Reply.Content.Cut(String text, int words) ->
                    words(exchange, text, words, reply.pace());
            case Reply.Content.Raw(String body) ->
                    send(exchange, 200, "text/event-stream", bytes(body));
        }
    }

    private void words(HttpExchange exchange, String text, int atMost, Duration pace)
            throws IOException, InterruptedException {
        begin(exchange);
        List<String> words = List.of(text.split("(?<= )", -1));
        for (String word : words.subList(0, Math.min(words.size(), atMost))) {
            event(exchange, Completions.wordChunk(word).toString());
            pause(pace);
        }
    }

    private static void begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
    }

    private static void event(HttpExchange exchange, String data) throws IOException {
        OutputStream body = exchange.getResponseBody();
        body.write(bytes("data: " + data + "\n\n"));
        body.flush();
    }

    private static void end(HttpExchange exchange, String finish) throws IOException {
        event(exchange, Completions.lastChunk(finish).toString());
        event(exchange, "[DONE]");
        exchange.getResponseBody().close();
    }

    private static void send(HttpExchange exchange, int status, JsonNode json) throws IOException {
        send(exchange, status, "application/json", bytes(json.toString()));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.getResponseBody().close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Ends early when the server is closed. */
    private void pause(Duration length) throws InterruptedException {
        if (length.isPositive() && closed.await(length.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("the server is closed");
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }
}
