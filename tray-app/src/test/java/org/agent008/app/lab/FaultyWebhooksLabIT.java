package org.agent008.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.agent008.app.harness.ApiClient;
import org.agent008.app.harness.Await;
import org.agent008.app.harness.PhoneConfig;
import org.agent008.app.harness.PhoneProcess;
import org.agent008.app.harness.Receiver;
import org.agent008.app.sandbox.PeerCall;
import org.agent008.app.sandbox.Sandbox;
import org.agent008.app.sandbox.SandboxPeer;
import org.agent008.domain.settings.Account;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One webhook hangs, one is gone, one has trouble: the healthy one notices nothing. */
class FaultyWebhooksLabIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir private Path home;

    /** Answers as told; {@code taken} are the events it answered 200. */
    private static final class Endpoint implements AutoCloseable {
        final Set<String> asked = ConcurrentHashMap.newKeySet();
        final Set<String> taken = ConcurrentHashMap.newKeySet();
        volatile int status;
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final HttpServer server;

        Endpoint(int status, CountDownLatch before) throws IOException {
            this.status = status;
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext(
                    "/",
                    exchange -> {
                        String id = exchange.getRequestHeaders().getFirst("webhook-id");
                        asked.add(id);
                        try (exchange) {
                            before.await();
                            int answer = this.status;
                            exchange.sendResponseHeaders(answer, -1);
                            if (answer == 200) {
                                taken.add(id);
                            }
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        }

        @Override
        public void close() {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    // original defect: one dead endpoint holds up a healthy one for minutes
    @Test
    void aHealthyWebhookIsToldAtOnceWhileOthersHangAreGoneOrFail() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch now = new CountDownLatch(0);
        try (var sandbox = Sandbox.start();
                var healthy = Receiver.start();
                var hanging = new Endpoint(200, never);
                var gone = new Endpoint(410, now);
                var failing = new Endpoint(503, now);
                var phone = start(sandbox.account(), healthy, hanging, gone, failing);
                ApiClient api = phone.awaitApi()) {
            SandboxPeer caller = sandbox.caller();
            caller.registered().join();
            Await.until("registered", () -> api.registration().equals("registered"));
            for (int n = 0; n < 5; n++) {
                PeerCall call = caller.call(Sandbox.PHONE);
                call.rung().join();
                api.act(call.id().value(), "hangup");
                Await.until(
                        "all of a call",
                        SOON,
                        () -> healthy.eventsOf(call.id().value()).size() == 3);
            }
            Await.until("gone is disabled", () -> webhook(api, "gone").has("disabledSince"));
            assertThat(gone.asked).hasSizeLessThan(5);
            assertThat(webhook(api, "hanging").path("delivered").asInt()).isZero();
            assertThat(webhook(api, "failing").path("lastError").asText()).isEqualTo("HTTP 503");
            assertThat(webhook(api, "healthy").path("waiting").asInt()).isZero();
            failing.status = 200;
            int all = webhook(api, "healthy").path("delivered").asInt();
            Await.until(
                    "what failed was tried again",
                    Duration.ofMinutes(1),
                    () -> failing.taken.size() == all);
            never.countDown();
            Await.until(
                    "what hung arrives", Duration.ofMinutes(1), () -> hanging.taken.size() == all);
            assertThat(healthy.faults()).isEmpty();
        }
    }

    private static JsonNode webhook(ApiClient api, String label) {
        return StreamSupport.stream(api.webhooks().spliterator(), false)
                .filter(w -> w.path("label").asText().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private PhoneProcess start(
            Account account, Receiver healthy, Endpoint hanging, Endpoint gone, Endpoint failing)
            throws IOException {
        Path file =
                new PhoneConfig(
                                account.servers().getFirst(),
                                account.domain(),
                                account.user(),
                                account.password().reveal(),
                                healthy)
                        .writeTo(home.resolve("config.json"));
        ObjectNode config = (ObjectNode) JSON.readTree(Files.readString(file));
        ((ObjectNode) config.at("/webhooks/0")).put("label", "healthy");
        var webhooks = config.withArray("/webhooks");
        webhooks.addObject().put("label", "hanging").put("endpoint", hanging.url());
        webhooks.addObject().put("label", "gone").put("endpoint", gone.url());
        webhooks.addObject().put("label", "failing").put("endpoint", failing.url());
        Files.writeString(file, config.toPrettyString());
        return PhoneProcess.start(home, "run", "--headless", "--config", file.toString());
    }
}
