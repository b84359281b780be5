package org.agent008.adapter.webhook;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** A real HTTP server that records what it is sent, and checks signatures by itself. */
final class WebhookReceiver implements AutoCloseable {
    /** What the receiver answers. */
    @FunctionalInterface
    interface Behaviour {
        /** The status of the {@code n}-th request, from 1; may set response headers, or block. */
        int answer(Request request, int n, Headers response) throws InterruptedException;
    }

    /** One request as it came in. */
    record Request(String id, long timestamp, String body, Headers headers, Instant at) {
        /** Whether one of the signatures was made with {@code secret}. */
        boolean signedWith(String secret) {
            String signature = headers.getFirst("webhook-signature");
            byte[] signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
            byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
            String expected = "v1," + Base64.getEncoder().encodeToString(hmac(key, signed));
            return signature != null && Arrays.asList(signature.split(" ", -1)).contains(expected);
        }
    }

    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Request> received = new ArrayList<>();
    private final List<Request> taken = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Behaviour behaviour;

    WebhookReceiver(Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Takes everything. */
    static WebhookReceiver taking() throws IOException {
        return new WebhookReceiver((request, n, response) -> 204);
    }

    URI url() {
        InetSocketAddress at = server.getAddress();
        return URI.create("http://" + at.getHostString() + ":" + at.getPort() + "/hook?token=t0k");
    }

    void behave(Behaviour now) {
        behaviour = now;
    }

    /** Waits as long as the receiver lives: an answer that never comes. */
    int never() throws InterruptedException {
        closing.await();
        return 500;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Headers headers = exchange.getRequestHeaders();
            Request request =
                    new Request(
                            headers.getFirst("webhook-id"),
                            Long.parseLong(headers.getFirst("webhook-timestamp")),
                            body,
                            headers,
                            Instant.now());
            int status =
                    behaviour.answer(
                            request, note(received, request), exchange.getResponseHeaders());
            if (status / 100 == 2) {
                note(taken, request);
            }
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int note(List<Request> list, Request request) {
        lock.lock();
        try {
            list.add(request);
            changed.signalAll();
            return list.size();
        } finally {
            lock.unlock();
        }
    }

    /** All requests so far, in order of arrival. */
    List<Request> received() {
        lock.lock();
        try {
            return List.copyOf(received);
        } finally {
            lock.unlock();
        }
    }

    /** Those that were answered with 2xx. */
    List<Request> taken() {
        lock.lock();
        try {
            return List.copyOf(taken);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until what was received looks as wanted. */
    void await(String what, Predicate<WebhookReceiver> wanted) throws InterruptedException {
        long left = Duration.ofSeconds(60).toNanos();
        lock.lock();
        try {
            while (!wanted.test(this)) {
                if (left <= 0) {
                    throw new AssertionError("not in time: " + what + "; received " + ids());
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    List<String> ids() {
        return received().stream().map(Request::id).toList();
    }

    List<String> takenIds() {
        return taken().stream().map(Request::id).toList();
    }

    /** HMAC-SHA256 by the letter of RFC 2104, so that no code is shared with what it checks. */
    static byte[] hmac(byte[] key, byte[] message) {
        byte[] block = Arrays.copyOf(key.length > 64 ? sha256(key) : key, 64);
        byte[] inner = new byte[64];
        byte[] outer = new byte[64];
        for (int i = 0; i < 64; i++) {
            inner[i] = (byte) (block[i] ^ 0x36);
            outer[i] = (byte) (block[i] ^ 0x5c);
        }
        return sha256(outer, sha256(inner, message));
    }

    private static byte[] sha256(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        executor.shutdownNow();
    }
}
