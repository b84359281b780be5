package org.agent008.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.agent008.domain.settings.Secret;
import org.jspecify.annotations.Nullable;

/** Speaks to the phone that {@code api.json} tells of. */
final class PhoneClient {
    private static final String NOT_RUNNING =
            "Agent 008 is not running. Start it with: ./agent008 run";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** The phone itself gives up on a request after 5 s; a stream shows life each 15 s. */
    private static final Duration READ = Duration.ofSeconds(40);

    /** For the phone to store the rest of a large file, or to make one. */
    private static final Duration LONG = Duration.ofMinutes(5);

    /** There is no phone to talk to; the message says what to do. */
    static final class NotRunningException extends Exception {
        private static final long serialVersionUID = 1L;

        NotRunningException(String message) {
            super(message);
        }
    }

    /** The phone said no, and why. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    private final int port;
    private final Secret token;

    private PhoneClient(int port, Secret token) {
        this.port = port;
        this.token = token;
    }

    static PhoneClient of(Path runtimeDirectory) throws NotRunningException {
        Path file = runtimeDirectory.resolve("api.json");
        try {
            JsonNode told = JSON.readTree(Files.readAllBytes(file));
            long pid = told.path("pid").longValue();
            // Where the phone is gone, its port may be another program's by now.
            if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
                throw new NotRunningException(NOT_RUNNING);
            }
            return new PhoneClient(
                    told.path("port").intValue(), new Secret(told.path("token").asText()));
        } catch (NoSuchFileException none) {
            throw new NotRunningException(NOT_RUNNING);
        } catch (IOException e) {
            throw new NotRunningException(
                    file + " cannot be read (" + e.getMessage() + "). Restart Agent 008.");
        }
    }

    JsonNode get(String path) throws NotRunningException, RefusedException {
        return exchange("GET", path, Optional.empty());
    }

    JsonNode put(String path, JsonNode body) throws NotRunningException, RefusedException {
        return exchange("PUT", path, Optional.of(body));
    }

    JsonNode post(String path, JsonNode body) throws NotRunningException, RefusedException {
        return exchange("POST", path, Optional.of(body));
    }

    /** With the larger HTTP client, as the small one does not know this method. */
    JsonNode patch(String path, JsonNode body) throws NotRunningException, RefusedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(READ)
                        .header("Authorization", "Bearer " + token.reveal())
                        .header("Content-Type", "application/json")
                        .method("PATCH", HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
            HttpResponse<InputStream> response =
                    http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                if (response.statusCode() >= HttpURLConnection.HTTP_BAD_REQUEST) {
                    throw refused(response.statusCode(), in);
                }
                return JSON.readTree(in);
            }
        } catch (IOException e) {
            throw gone(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotRunningException("Interrupted.");
        }
    }

    /** An open event stream; {@code after} is the last event the caller knows. */
    BufferedReader events(Optional<Long> after) throws NotRunningException, RefusedException {
        return open("/v1/events" + after.map(id -> "?after=" + id).orElse(""), "text/event-stream");
    }

    /** What comes a line at a time, as JSON. */
    BufferedReader lines(String path) throws NotRunningException, RefusedException {
        return open(path, "application/x-ndjson");
    }

    /** What may take a while to be made. */
    byte[] download(String path) throws NotRunningException, RefusedException {
        try {
            HttpURLConnection connection = request("GET", path);
            connection.setReadTimeout(Math.toIntExact(LONG.toMillis()));
            try (InputStream in = opened(connection)) {
                return in.readAllBytes();
            }
        } catch (IOException e) {
            throw gone(e);
        }
    }

    private BufferedReader open(String path, String type)
            throws NotRunningException, RefusedException {
        try {
            HttpURLConnection connection = request("GET", path);
            connection.setRequestProperty("Accept", type);
            return new BufferedReader(
                    new InputStreamReader(opened(connection), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw gone(e);
        }
    }

    private InputStream opened(HttpURLConnection connection)
            throws IOException, NotRunningException, RefusedException {
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw refused(connection);
        }
        return connection.getInputStream();
    }

    private JsonNode exchange(String method, String path, Optional<JsonNode> body)
            throws NotRunningException, RefusedException {
        try {
            HttpURLConnection connection = request(method, path);
            if (body.isPresent()) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", "application/json");
                try (var out = connection.getOutputStream()) {
                    out.write(JSON.writeValueAsBytes(body.get()));
                }
            }
            return answer(connection);
        } catch (IOException e) {
            throw gone(e);
        }
    }

    /**
     * Posts a file, and tells what part of it the phone has taken so far.
     *
     * @param taken hears 0 to 1
     */
    JsonNode upload(String path, String type, Path file, DoubleConsumer taken)
            throws NotRunningException, RefusedException {
        try {
            long size = Files.size(file);
            HttpURLConnection connection = request("POST", path);
            connection.setDoOutput(true);
            connection.setReadTimeout(Math.toIntExact(LONG.toMillis()));
            connection.setRequestProperty("Content-Type", type);
            connection.setFixedLengthStreamingMode(size);
            try (InputStream in = Files.newInputStream(file);
                    var out = connection.getOutputStream()) {
                byte[] buffer = new byte[1 << 14];
                long sent = 0;
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    out.write(buffer, 0, n);
                    sent += n;
                    taken.accept((double) sent / size);
                }
            }
            return answer(connection);
        } catch (IOException e) {
            throw gone(e);
        }
    }

    private JsonNode answer(HttpURLConnection connection)
            throws IOException, NotRunningException, RefusedException {
        if (connection.getResponseCode() >= HttpURLConnection.HTTP_BAD_REQUEST) {
            throw refused(connection);
        }
        try (InputStream in = connection.getInputStream()) {
            return JSON.readTree(in);
        }
    }

    private HttpURLConnection request(String method, String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection)
                        URI.create("http://127.0.0.1:" + port + path)
                                .toURL()
                                .openConnection(java.net.Proxy.NO_PROXY);
        connection.setRequestMethod(method);
        connection.setConnectTimeout(Math.toIntExact(CONNECT.toMillis()));
        connection.setReadTimeout(Math.toIntExact(READ.toMillis()));
        connection.setRequestProperty("Connection", "close");
        connection.setRequestProperty("Authorization", "Bearer " + token.reveal());
        return connection;
    }

    private RefusedException refused(HttpURLConnection connection)
            throws IOException, NotRunningException {
        try (InputStream in = connection.getErrorStream()) {
            return refused(connection.getResponseCode(), in);
        }
    }

    private RefusedException refused(int status, @Nullable InputStream in)
            throws IOException, NotRunningException {
        if (status == HttpURLConnection.HTTP_UNAUTHORIZED) {
            throw new NotRunningException(
                    "Another Agent 008 has port " + port + " by now. Restart this one.");
        }
        JsonNode problem = in == null ? JSON.missingNode() : JSON.readTree(in);
        return new RefusedException(
                problem.path("detail").asText("The phone answered " + status + "."));
    }

    private static NotRunningException gone(IOException e) {
        return e instanceof java.net.ConnectException
                ? new NotRunningException(NOT_RUNNING)
                : new NotRunningException("Agent 008 does not answer: " + e.getMessage());
    }
}
