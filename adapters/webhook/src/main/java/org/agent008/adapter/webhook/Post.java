package org.agent008.adapter.webhook;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.agent008.domain.port.Deliveries.Delivery;
import org.agent008.domain.settings.Secret;
import org.agent008.domain.settings.WebhookEndpoint;
import org.jspecify.annotations.Nullable;

/** Posts one event to one endpoint. Blocks: for virtual threads. */
final class Post {
    private final HttpClient http;
    private final WebhookEndpoint endpoint;
    private final Signer signer;
    private final WebhookOptions options;

    Post(HttpClient http, WebhookEndpoint endpoint, WebhookOptions options) {
        this.http = http;
        this.endpoint = endpoint;
        this.options = options;
        this.signer = new Signer(endpoint.secrets());
        checkHeaders();
    }

    private void checkHeaders() {
        HttpRequest.Builder probe = HttpRequest.newBuilder(endpoint.url());
        for (Map.Entry<String, Secret> header : endpoint.headers().entrySet()) {
            try {
                probe.setHeader(header.getKey(), header.getValue().reveal());
            } catch (IllegalArgumentException e) {
                // without the cause, which may quote the value
                throw new IllegalArgumentException("header " + header.getKey() + " cannot be sent");
            }
        }
    }

    /** Changes with where and how events are sent, and tells nobody what that is. */
    String configuration() {
        StringBuilder all = new StringBuilder(endpoint.url().toString());
        new TreeMap<>(endpoint.headers())
                .forEach((name, value) -> all.append('\n').append(name).append(value.reveal()));
        endpoint.secrets().forEach(secret -> all.append('\n').append(secret.reveal()));
        try {
            byte[] text = all.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-256", e);
        }
    }

    Answer send(Delivery delivery) throws InterruptedException {
        CompletableFuture<HttpResponse<Void>> answer =
                http.sendAsync(request(delivery), BodyHandlers.discarding());
        Duration limit = options.timeout();
        try {
            HttpResponse<Void> response = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return Answer.of(
                    response.statusCode(),
                    response.headers().firstValue("Retry-After"),
                    Instant.now());
        } catch (TimeoutException e) {
            return failed("no answer within " + limit.toMillis() / 1000.0 + " s");
        } catch (ExecutionException e) {
            return failed(reason(e.getCause()));
        } finally {
            answer.cancel(true);
        }
    }

    private static Answer failed(String why) {
        return new Answer.Failed(why, Optional.empty());
    }

    /** For logs and the outbox: never the text of an exception that may quote a header. */
    private static String reason(@Nullable Throwable e) {
        return switch (e) {
            case null -> "failed";
            case HttpConnectTimeoutException _ -> "cannot connect in time";
            case HttpTimeoutException _ -> "no answer in time";
            case ConnectException _ -> "cannot connect";
            case SSLException s -> "TLS: " + s.getMessage();
            case IOException io -> "connection failed: " + io.getMessage();
            default -> e.getClass().getSimpleName();
        };
    }

    private HttpRequest request(Delivery delivery) {
        byte[] body = delivery.body().getBytes(StandardCharsets.UTF_8);
        long timestamp = Instant.now().getEpochSecond();
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.url());
        endpoint.headers().forEach((name, value) -> request.setHeader(name, value.reveal()));
        request.setHeader("Content-Type", "application/json");
        if (endpoint.headers().keySet().stream().noneMatch("User-Agent"::equalsIgnoreCase)) {
            request.setHeader("User-Agent", options.userAgent());
        }
        request.setHeader("webhook-id", delivery.eventId());
        request.setHeader("webhook-timestamp", Long.toString(timestamp));
        signer.signature(delivery.eventId(), timestamp, body)
                .ifPresent(s -> request.setHeader("webhook-signature", s));
        return request.POST(BodyPublishers.ofByteArray(body)).build();
    }
}
