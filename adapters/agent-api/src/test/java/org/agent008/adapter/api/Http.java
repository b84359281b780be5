package org.agent008.adapter.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * HTTP as it is on the wire, so that a test can say what a proper client never would. Every
 * response is held against openapi.json.
 */
final class Http {
    record Response(int status, Map<String, String> headers, String body) {
        String header(String name) {
            return Objects.requireNonNull(headers.get(name.toLowerCase(Locale.ROOT)), name);
        }
    }

    /** A request that is made up header by header. */
    final class Request {
        private final String method;
        private final String target;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private Optional<String> body = Optional.empty();

        private Request(String method, String target) {
            this.method = method;
            this.target = target;
            with("Host", "127.0.0.1:" + port);
            with("Authorization", "Bearer " + token);
        }

        Request with(String header, String value) {
            headers.put(header, value);
            return this;
        }

        Request without(String header) {
            headers.remove(header);
            return this;
        }

        Request json(String text) {
            with("Content-Type", "application/json");
            return body(text);
        }

        Request body(String text) {
            body = Optional.of(text);
            return with(
                    "Content-Length", String.valueOf(text.getBytes(StandardCharsets.UTF_8).length));
        }

        /** A body of unknown length. */
        Request chunked(String text) {
            with("Transfer-Encoding", "chunked");
            body =
                    Optional.of(
                            Integer.toHexString(text.length()) + "\r\n" + text + "\r\n0\r\n\r\n");
            return this;
        }

        Response send() throws IOException {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(60_000);
                StringJoiner head = new StringJoiner("\r\n", "", "\r\n\r\n");
                head.add(method + " " + target + " HTTP/1.1").add("Connection: close");
                headers.forEach((name, value) -> head.add(name + ": " + value));
                socket.getOutputStream()
                        .write((head + body.orElse("")).getBytes(StandardCharsets.UTF_8));
                Response response =
                        parse(
                                new String(
                                        socket.getInputStream().readAllBytes(),
                                        StandardCharsets.UTF_8));
                description.check(
                        method,
                        target,
                        response.status(),
                        response.header("Content-Type"),
                        response.body());
                return response;
            }
        }
    }

    private final int port;
    private final String token;
    private final ApiDescription description;

    Http(int port, String token, ApiDescription description) {
        this.port = port;
        this.token = token;
        this.description = description;
    }

    Request get(String target) {
        return request("GET", target);
    }

    Request post(String target) {
        return request("POST", target).json("");
    }

    Request put(String target) {
        return request("PUT", target).json("");
    }

    Request request(String method, String target) {
        return new Request(method, target);
    }

    private static Response parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        List<String> lines = text.substring(0, end).lines().toList();
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int status = Integer.parseInt(lines.getFirst().substring(9, 12));
        return new Response(status, headers, text.substring(end + 4));
    }
}
