package org.agent008.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.agent008.sdk.wire.Problem;

/**
 * The phone's REST API. A phone that was started anew has another port and token: they are looked
 * up again. Safe from any thread.
 */
final class Api implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int UNAUTHORIZED = 401;
    private static final int FIRST_FAILURE = 400;

    private final Supplier<Endpoint> locate;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .connectTimeout(PATIENCE)
                    .build();
    private volatile Endpoint endpoint;

    Api(Supplier<Endpoint> locate) {
        this.locate = locate;
        this.endpoint = locate.get();
    }

    /** A path with these segments, percent-encoded. */
    static String path(String... segments) {
        StringBuilder path = new StringBuilder("/v1");
        for (String segment : segments) {
            path.append('/').append(encode(segment));
        }
        return path.toString();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    <T> T get(String path, Class<T> type) {
        return Json.read(send("GET", path, Map.of(), Optional.empty()), type);
    }

    <T> List<T> list(String path, Class<T[]> type) {
        return List.of(get(path, type));
    }

    <T> T write(String method, String path, Object body, Class<T> type) {
        return write(method, path, body, Map.of(), type);
    }

    <T> T write(
            String method, String path, Object body, Map<String, String> headers, Class<T> type) {
        return Json.read(send(method, path, headers, Optional.of(Json.write(body))), type);
    }

    /** The event stream, from what comes next or after the event of this id. */
    InputStream events(Optional<String> after) throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                exchange(
                        there -> {
                            HttpRequest.Builder request = request(there, "/v1/events").GET();
                            after.ifPresent(id -> request.header("Last-Event-ID", id));
                            return request.build();
                        },
                        BodyHandlers.ofInputStream());
        InputStream body = response.body();
        if (response.statusCode() >= FIRST_FAILURE) {
            try (body) {
                throw refused(
                        response.statusCode(),
                        new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return body;
    }

    private String send(
            String method, String path, Map<String, String> headers, Optional<String> body) {
        try {
            HttpResponse<String> response =
                    exchange(
                            there -> {
                                HttpRequest.Builder request =
                                        request(there, path).timeout(PATIENCE);
                                headers.forEach(request::header);
                                body.ifPresent(
                                        json -> request.header("Content-Type", "application/json"));
                                return request.method(
                                                method,
                                                body.map(BodyPublishers::ofString)
                                                        .orElseGet(BodyPublishers::noBody))
                                        .build();
                            },
                            BodyHandlers.ofString());
            if (response.statusCode() >= FIRST_FAILURE) {
                throw refused(response.statusCode(), response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new SoftphoneException(
                    SoftphoneException.UNREACHABLE,
                    "The phone at " + endpoint + " does not answer: " + e,
                    e);
        } catch (InterruptedException e) {
            throw SoftphoneException.interrupted(e);
        }
    }

    /**
     * Neither a refused connection nor a refused token has changed anything: both may be tried
     * again.
     */
    private <T> HttpResponse<T> exchange(
            Function<Endpoint, HttpRequest> request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        Endpoint before = endpoint;
        try {
            HttpResponse<T> response = http.send(request.apply(before), handler);
            if (response.statusCode() != UNAUTHORIZED || !moved(before)) {
                return response;
            }
        } catch (ConnectException e) {
            if (!moved(before)) {
                throw e;
            }
        }
        return http.send(request.apply(endpoint), handler);
    }

    private boolean moved(Endpoint from) {
        Endpoint now = locate.get();
        endpoint = now;
        return !now.equals(from);
    }

    private static HttpRequest.Builder request(Endpoint there, String path) {
        return HttpRequest.newBuilder(there.base().resolve(path))
                .header("Authorization", "Bearer " + there.token());
    }

    private static SoftphoneException refused(int status, String body) {
        try {
            Problem problem = Json.read(body, Problem.class);
            return new SoftphoneException(problem.type(), problem.detail());
        } catch (SoftphoneException noProblem) {
            return new SoftphoneException(
                    SoftphoneException.UNINTELLIGIBLE, "The phone answered HTTP " + status + ".");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
