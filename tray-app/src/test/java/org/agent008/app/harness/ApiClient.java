package org.agent008.app.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** A script at the phone's local API: finds port and token in {@code api.json}. */
public final class ApiClient implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI base;
    private final String token;

    private ApiClient(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** Finds the phone whose runtime directory this is. */
    public static ApiClient of(Path runtimeDir) throws IOException {
        JsonNode api = announcement(runtimeDir);
        return new ApiClient(
                URI.create("http://127.0.0.1:" + api.path("port").asInt()),
                api.path("token").asText());
    }

    /** Which process has told of itself there. */
    public static long pid(Path runtimeDir) throws IOException {
        return announcement(runtimeDir).path("pid").asLong();
    }

    private static JsonNode announcement(Path runtimeDir) throws IOException {
        return JSON.readTree(Files.readString(runtimeDir.resolve("api.json")));
    }

    public JsonNode status() {
        return expect(200, get("/v1/status"));
    }

    public String registration() {
        return status().at("/registration/state").asText();
    }

    public JsonNode settings() {
        return expect(200, get("/v1/settings"));
    }

    public JsonNode webhooks() {
        return expect(200, get("/v1/webhooks"));
    }

    public JsonNode calls() {
        return expect(200, get("/v1/calls"));
    }

    /** Calls somebody; gives the call's id. */
    public String dial(String to) {
        return expect(201, tryDial(to)).path("id").asText();
    }

    public Answer tryDial(String to) {
        return post("/v1/calls", JSON.valueToTree(Map.of("to", to)).toString());
    }

    /** What happens to a live call: {@code answer}, {@code reject} or {@code hangup}. */
    public void act(String call, String what) {
        act(call, what, Map.of());
    }

    /** The same with a body. */
    public JsonNode act(String call, String what, Map<String, String> body) {
        return expect(
                200, post("/v1/calls/" + call + "/" + what, JSON.valueToTree(body).toString()));
    }

    /** Calls somebody about a call that may be handed on to them. */
    public String consult(String to, String call) {
        String body = JSON.valueToTree(Map.of("to", to, "consultationFor", call)).toString();
        return expect(201, post("/v1/calls", body)).path("id").asText();
    }

    /** Waits until a live call is as wanted. */
    public void await(String call, String what, Predicate<JsonNode> test) {
        Await.until("call " + call + " " + what, () -> find(call).map(test::test).orElse(false));
    }

    /** Waits until a call is in a state. */
    public void await(String call, String state) {
        Await.until(
                "call " + call + " is " + state,
                () -> find(call).map(c -> c.path("state").asText().equals(state)).orElse(false));
    }

    /** Waits for an inbound call that rings and is none of {@code known}; gives its id. */
    public String awaitRinging() {
        return Await.value(
                "an inbound call that rings",
                () ->
                        StreamSupport.stream(calls().spliterator(), false)
                                .filter(c -> c.path("state").asText().equals("ringing"))
                                .filter(c -> c.at("/cdr/direction").asText().equals("inbound"))
                                .map(c -> c.path("id").asText())
                                .findFirst());
    }

    public void awaitNoCalls() {
        Await.until("no calls are left", () -> calls().isEmpty());
    }

    private Optional<JsonNode> find(String call) {
        return StreamSupport.stream(calls().spliterator(), false)
                .filter(c -> c.path("id").asText().equals(call))
                .findFirst();
    }

    /** A response: its status and its JSON. */
    public record Answer(int status, JsonNode body) {}

    private static JsonNode expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError(
                    "expected " + status + ", got " + answer.status() + ": " + answer.body());
        }
        return answer.body();
    }

    private Answer get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    private Answer post(String path, String body) {
        return send(
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> r =
                    http.send(
                            request.timeout(Duration.ofSeconds(20))
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            BodyHandlers.ofString());
            return new Answer(r.statusCode(), JSON.readTree(r.body()));
        } catch (IOException e) {
            throw new AssertionError("the local API does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
