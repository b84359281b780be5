package org.agent008.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.agent008.adapter.webhook.WebhookReceiver.Request;
import org.agent008.domain.fake.FakeDeliveries;
import org.agent008.domain.port.Deliveries;
import org.agent008.domain.port.Webhooks.Replay;
import org.agent008.domain.settings.Secret;
import org.agent008.domain.settings.WebhookEndpoint;
import org.agent008.domain.settings.WebhookEndpoint.Format;
import org.agent008.domain.settings.WebhookEndpoint.Retry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookDispatcherTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEXT_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final WebhookOptions QUICK =
            WebhookOptions.standard("Agent 008/test")
                    .withRetryDelays(
                            IntStream.of(20, 40, 60, 80, 100)
                                    .mapToObj(Duration::ofMillis)
                                    .toList());

    private final FakeDeliveries outbox = new FakeDeliveries();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable o : open.reversed()) {
            o.close();
        }
    }

    private WebhookReceiver receiver() throws Exception {
        WebhookReceiver receiver = WebhookReceiver.taking();
        open.add(receiver);
        return receiver;
    }

    private static WebhookEndpoint endpoint(String label, URI url) {
        return new WebhookEndpoint(
                label,
                url,
                Format.ENVELOPE,
                Set.of(),
                List.of(new Secret(NEXT_SECRET), new Secret(SECRET)),
                Map.of("Authorization", new Secret("Bearer hush")),
                Retry.STANDARD,
                false);
    }

    private WebhookDispatcher dispatcher(WebhookOptions options, WebhookEndpoint... endpoints) {
        WebhookDispatcher d = new WebhookDispatcher(outbox, List.of(endpoints), options);
        open.add(d);
        d.start();
        return d;
    }

    private void add(String id, String lane) {
        outbox.add("crm", id, lane, "{\"id\":\"" + id + "\",\"name\":\"Núñez\"}", Instant.now());
    }

    /** After an answer the outbox is told; that comes a moment after the receiver has seen it. */
    private void awaitCount(String state, long n) {
        long limit = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (outbox.counts("crm").getOrDefault(state, 0L) != n) {
            assertThat(System.nanoTime())
                    .as("%s should be %d: %s", state, n, outbox.counts("crm"))
                    .isLessThan(limit);
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Test
    void aRequestCarriesTheBodyItsSignaturesAndTheEndpointsHeaders() throws Exception {
        WebhookReceiver receiver = receiver();
        add("evt_1", "c1");
        dispatcher(QUICK, endpoint("crm", receiver.url()));
        receiver.await("one request", r -> r.taken().size() == 1);
        Request request = receiver.taken().getFirst();
        assertThat(request.id()).isEqualTo("evt_1");
        assertThat(request.body()).isEqualTo("{\"id\":\"evt_1\",\"name\":\"Núñez\"}");
        assertThat(request.signedWith(SECRET)).isTrue();
        assertThat(request.signedWith(NEXT_SECRET)).isTrue();
        assertThat(request.signedWith("whsec_AAAA")).isFalse();
        assertThat(request.timestamp())
                .isBetween(request.at().getEpochSecond() - 5, request.at().getEpochSecond());
        assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(request.headers().getFirst("User-Agent")).isEqualTo("Agent 008/test");
        assertThat(request.headers().getFirst("Authorization")).isEqualTo("Bearer hush");
        awaitCount("delivered", 1);
    }

    @Test
    void whatIsAddedLaterIsSentAfterAWake() throws Exception {
        WebhookReceiver receiver = receiver();
        WebhookDispatcher dispatcher = dispatcher(QUICK, endpoint("crm", receiver.url()));
        for (int n = 1; n <= 20; n++) {
            int all = n;
            add("evt_" + n, "phone");
            dispatcher.wake();
            receiver.await("request " + n, r -> r.taken().size() == all);
        }
    }

    @Test
    void eventsOfACallArriveInOrderThoughOneRequestInTenFails() throws Exception {
        WebhookReceiver receiver = receiver();
        receiver.behave((request, n, response) -> n % 10 == 0 ? 503 : 200);
        for (int event = 0; event < 30; event++) {
            for (int call = 0; call < 10; call++) {
                add("evt_" + call + "_" + event, "c" + call);
            }
        }
        dispatcher(QUICK, endpoint("crm", receiver.url()));
        receiver.await("all requests", r -> r.taken().size() >= 300);
        for (int call = 0; call < 10; call++) {
            String prefix = "evt_" + call + "_";
            assertThat(receiver.takenIds().stream().filter(id -> id.startsWith(prefix)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 30).mapToObj(e -> prefix + e).toList());
        }
        assertThat(receiver.received()).hasSizeGreaterThan(330);
        assertThat(receiver.received()).allMatch(r -> r.signedWith(SECRET));
        awaitCount("delivered", 300);
    }

    @Test
    void aDeadEventGoesSixTimesWithTheSameIdAndBodyAndThenLetsTheNextOneGo() throws Exception {
        WebhookReceiver receiver = receiver();
        receiver.behave((request, n, response) -> request.id().equals("evt_1") ? 500 : 200);
        add("evt_1", "c1");
        add("evt_2", "c1");
        dispatcher(QUICK, endpoint("crm", receiver.url()));
        receiver.await("the second event", r -> r.takenIds().contains("evt_2"));
        assertThat(receiver.ids())
                .containsExactly("evt_1", "evt_1", "evt_1", "evt_1", "evt_1", "evt_1", "evt_2");
        assertThat(receiver.received().subList(0, 6))
                .extracting(Request::body)
                .containsOnly("{\"id\":\"evt_1\",\"name\":\"Núñez\"}");
        awaitCount("delivered", 1);
        assertThat(outbox.counts("crm")).containsEntry("dead", 1L);
    }

    // original defect: 204 counted as failure
    @Test
    void anyAnswerOfTheTwoHundredsIsASuccessWithAnEmptyBodyToo() throws Exception {
        WebhookReceiver receiver = receiver();
        receiver.behave((request, n, response) -> n == 1 ? 204 : n == 2 ? 202 : 200);
        add("evt_1", "c1");
        add("evt_2", "c1");
        add("evt_3", "c1");
        dispatcher(QUICK, endpoint("crm", receiver.url()));
        awaitCount("delivered", 3);
        assertThat(receiver.ids()).containsExactly("evt_1", "evt_2", "evt_3");
    }

    @Test
    void whoeverSaysToBeGoneGetsNothingMoreUntilADeliveryIsReplayed() throws Exception {
        WebhookReceiver receiver = receiver();
        receiver.behave((request, n, response) -> n == 1 ? 410 : 200);
        add("evt_1", "c1");
        add("evt_2", "c1");
        WebhookDispatcher dispatcher = dispatcher(QUICK, endpoint("crm", receiver.url()));
        awaitCount("dead", 2);
        add("evt_3", "c2");
        dispatcher.wake();
        awaitCount("dead", 3);
        assertThat(dispatcher.standing().getFirst().disabled()).isPresent();
        assertThat(receiver.ids()).containsExactly("evt_1");
        assertThat(dispatcher.replay(2)).isEqualTo(Replay.DONE);
        awaitCount("delivered", 1);
        assertThat(receiver.ids()).containsExactly("evt_1", "evt_2");
        assertThat(dispatcher.standing().getFirst().disabled()).isEmpty();
        assertThat(dispatcher.replay(2)).isEqualTo(Replay.NOT_DEAD);
        assertThat(dispatcher.replay(99)).isEqualTo(Replay.NO_SUCH_DELIVERY);
        assertThat(dispatcher.replayAll()).isEqualTo(2);
        awaitCount("delivered", 3);
    }

    @Test
    void whoeverWasGoneGetsEventsAgainOnceConfiguredAnew() throws Exception {
        WebhookReceiver gone = receiver();
        gone.behave((request, n, response) -> 410);
        WebhookReceiver back = receiver();
        add("evt_1", "c1");
        WebhookDispatcher dispatcher = dispatcher(QUICK, endpoint("crm", gone.url()));
        awaitCount("dead", 1);
        dispatcher.configure(List.of(endpoint("crm", back.url())));
        add("evt_2", "c2");
        dispatcher.wake();
        awaitCount("delivered", 1);
        assertThat(back.ids()).containsExactly("evt_2");
        assertThat(gone.ids()).containsExactly("evt_1");
    }

    @Test
    void aLaneGoesOnAfterTheOutboxFailedToTakeAReport() throws Exception {
        WebhookReceiver receiver = receiver();
        add("evt_1", "c1");
        AtomicInteger reports = new AtomicInteger();
        Deliveries failingOnce =
                (Deliveries)
                        Proxy.newProxyInstance(
                                Deliveries.class.getClassLoader(),
                                new Class<?>[] {Deliveries.class},
                                (_, method, args) -> {
                                    if (method.getName().equals("delivered")
                                            && reports.incrementAndGet() == 1) {
                                        throw new IllegalStateException("the disk is full");
                                    }
                                    return method.invoke(outbox, args);
                                });
        WebhookDispatcher dispatcher =
                new WebhookDispatcher(failingOnce, List.of(endpoint("crm", receiver.url())), QUICK);
        open.add(dispatcher);
        dispatcher.start();
        awaitCount("delivered", 1);
        assertThat(receiver.ids()).containsExactly("evt_1", "evt_1");
    }

    @Test
    void aFailingCallDoesNotHoldUpAnother() throws Exception {
        WebhookReceiver receiver = receiver();
        receiver.behave((request, n, response) -> request.id().startsWith("evt_bad") ? 500 : 200);
        add("evt_bad", "c1");
        add("evt_1", "c2");
        add("evt_2", "c2");
        WebhookOptions slow = QUICK.withRetryDelays(List.of(Duration.ofHours(1)));
        dispatcher(slow, endpoint("crm", receiver.url()));
        receiver.await("the other call", r -> r.takenIds().contains("evt_2"));
        awaitCount("delivered", 2);
        assertThat(outbox.counts("crm")).containsEntry("waiting", 1L);
    }

    // original defect: one dead endpoint holds up a healthy one for minutes
    @Test
    void aHangingEndpointDoesNotDelayAHealthyOne() throws Exception {
        WebhookReceiver healthy = receiver();
        WebhookReceiver hanging = receiver();
        hanging.behave((request, n, response) -> hanging.never());
        for (int n = 1; n <= 50; n++) {
            outbox.add("slow", "evt_" + n, "c" + n, "{}", Instant.now());
            add("evt_" + n, "c" + n);
        }
        dispatcher(
                QUICK.withTimeout(Duration.ofMinutes(5)),
                endpoint("slow", hanging.url()),
                endpoint("crm", healthy.url()));
        healthy.await("all requests", r -> r.taken().size() == 50);
        assertThat(hanging.taken()).isEmpty();
        assertThat(outbox.counts("slow")).containsEntry("waiting", 50L);
    }

    @Test
    void anAnswerThatDoesNotComeInTimeIsAFailure() throws Exception {
        WebhookReceiver receiver = receiver();
        receiver.behave((request, n, response) -> n == 1 ? receiver.never() : 200);
        add("evt_1", "c1");
        dispatcher(QUICK.withTimeout(Duration.ofMillis(300)), endpoint("crm", receiver.url()));
        receiver.await("the second try", r -> r.taken().size() == 1);
        assertThat(receiver.ids()).containsExactly("evt_1", "evt_1");
    }

    @Test
    void aRedirectIsAFailureAndNotFollowed() throws Exception {
        WebhookReceiver receiver = receiver();
        WebhookReceiver elsewhere = receiver();
        receiver.behave((request, n, response) -> {
            response.add("Location", elsewhere.url().toString());
            return n == 1 ? 302 : n == 2 ? 307 : 200;
        });
        add("evt_1", "c1");
        dispatcher(QUICK, endpoint("crm", receiver.url()));
        receiver.await("the third try", r -> r.taken().size() == 1);
        assertThat(receiver.received()).hasSize(3);
        assertThat(elsewhere.received()).isEmpty();
    }

    @Test
    void aReceiverThatAsksForTimeGetsIt() throws Exception {
        WebhookReceiver receiver = receiver();
        receiver.behave((request, n, response) -> {
            response.add("Retry-After", "2");
            return n == 1 ? 429 : 200;
        });
        add("evt_1", "c1");
        dispatcher(QUICK, endpoint("crm", receiver.url()));
        receiver.await("the second try", r -> r.taken().size() == 1);
        Instant first = receiver.received().getFirst().at();
        assertThat(receiver.taken().getFirst().at()).isAfterOrEqualTo(first.plusSeconds(2));
    }

    @Test
    void whatWaitsIsSentWhenTheReceiverIsBackAndLogsTellItOnceWithoutSecrets() throws Exception {
        WebhookReceiver receiver = receiver();
        receiver.behave((request, n, response) -> n <= 12 ? 503 : 200);
        for (int n = 1; n <= 5; n++) {
            add("evt_" + n, "c" + n);
        }
        List<String> lines = new ArrayList<>();
        Handler handler = recording(lines);
        Logger logger = Logger.getLogger("org.agent008.adapter.webhook");
        logger.addHandler(handler);
        try {
            dispatcher(QUICK, endpoint("crm", receiver.url()));
            receiver.await("all", r -> r.taken().size() == 5);
            awaitCount("delivered", 5);
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(lines)
                .hasSize(2)
                .satisfiesExactly(
                        bad -> assertThat(bad).contains("crm").contains("HTTP 503"),
                        well -> assertThat(well).contains("crm").contains("again"))
                .allSatisfy(l -> assertThat(l).doesNotContain("hush", "whsec", "t0k"));
    }

    private static Handler recording(List<String> lines) {
        return new Handler() {
            @Override
            public synchronized void publish(LogRecord r) {
                lines.add(new java.util.logging.SimpleFormatter().formatMessage(r));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @Test
    void closingStopsAtOnceAndLeavesTheEventForTheNextRun() throws Exception {
        WebhookReceiver receiver = receiver();
        receiver.behave((request, n, response) -> n == 1 ? receiver.never() : 200);
        add("evt_1", "c1");
        WebhookDispatcher first =
                dispatcher(
                        QUICK.withTimeout(Duration.ofMinutes(5)), endpoint("crm", receiver.url()));
        receiver.await("a request", r -> r.received().size() == 1);
        first.close();
        assertThat(outbox.counts("crm")).containsEntry("waiting", 1L);
        dispatcher(QUICK, endpoint("crm", receiver.url()));
        receiver.await("the next run", r -> r.taken().size() == 1);
        assertThat(receiver.ids()).containsExactly("evt_1", "evt_1");
    }

    @Test
    void aWrongSecretOrHeaderIsToldByTheEndpointsLabel() {
        URI url = URI.create("https://crm.example.com/hook");
        WebhookEndpoint secret =
                new WebhookEndpoint(
                        "crm",
                        url,
                        Format.ENVELOPE,
                        Set.of(),
                        List.of(new Secret("whsec_%%%")),
                        Map.of(),
                        Retry.STANDARD,
                        false);
        assertThatThrownBy(() -> new WebhookDispatcher(outbox, List.of(secret), QUICK))
                .hasMessage("webhook crm (crm.example.com): a secret must be whsec_ and base64");
        WebhookEndpoint header =
                new WebhookEndpoint(
                        "crm",
                        url,
                        Format.ENVELOPE,
                        Set.of(),
                        List.of(),
                        Map.of("Content-Length", new Secret("1")),
                        Retry.STANDARD,
                        false);
        assertThatThrownBy(() -> new WebhookDispatcher(outbox, List.of(header), QUICK))
                .hasMessage("webhook crm (crm.example.com): header Content-Length cannot be sent");
    }
}
