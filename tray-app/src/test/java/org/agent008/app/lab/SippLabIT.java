package org.agent008.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.agent008.adapter.webrtc.ToneMeter;
import org.agent008.app.harness.ApiClient;
import org.agent008.app.harness.Await;
import org.agent008.app.harness.PhoneConfig;
import org.agent008.app.harness.Receiver;
import org.agent008.domain.call.CallId;
import org.agent008.domain.port.AudioDesk.Side;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What far ends do that are no phones of people: SIPp behind Kamailio and rtpengine. */
@TestInstance(Lifecycle.PER_CLASS)
class SippLabIT {
    private static final String US = "1001";
    private static final int THEIR_HZ = 1000;

    private final Lab lab;
    private final Receiver receiver;
    private final Softphone phone;
    private final ApiClient api;

    SippLabIT() throws IOException {
        lab = Lab.startWithRtpengine();
        receiver = Receiver.start();
        phone =
                Softphone.start(
                                new PhoneConfig(
                                        lab.uri(), Lab.DOMAIN, US, Lab.password(US), receiver))
                        .awaitRegistered();
        api = phone.api();
    }

    @AfterEach
    void nothingIsLeft() {
        api.awaitNoCalls();
        assertThat(receiver.faults()).isEmpty();
    }

    @AfterAll
    void stop() throws IOException {
        phone.close();
        receiver.close();
        lab.close();
    }

    @ParameterizedTest
    @CsvSource({
        "302, Moved Temporarily, Contact: <sip:1002@lab.test>, redirected",
        "480, Temporarily Unavailable, X-Nothing: 0, unavailable",
        "486, Busy Here, X-Nothing: 0, busy",
        "503, Service Unavailable, Retry-After: 120, server-error",
    })
    void aRefusalEndsTheCallWithItsCause(String status, String reason, String header, String cause)
            throws Exception {
        try (Sipp far =
                Sipp.answering("refuse", "status", status, "reason", reason, "header", header)) {
            String call = api.dial(far.number());
            assertThat(endOf(call).at("/cause/code").asText()).isEqualTo(cause);
            assertThat(endOf(call).path("status").asText()).isEqualTo("missed");
            far.awaitSuccess();
        }
    }

    @Test
    // original defect: caller id shown but not sent
    void theFarEndSeesTheChosenCallerId() throws Exception {
        try (Sipp far = Sipp.answering("caller-id")) {
            String call = api.dial(far.number());
            api.await(call, "active");
            api.act(call, "hangup");
            far.awaitSuccess();
            assertThat(endOf(call).path("from").asText()).isEqualTo(PhoneConfig.NUMBER);
        }
    }

    @Test
    void whatTheFarEndSaysBeforeItAnswersIsHeard() throws Exception {
        try (Sipp far = Sipp.answering("early-media")) {
            String call = api.dial(far.number());
            var meter = new ToneMeter();
            Await.until("early media", () -> live(call).path("earlyMedia").asBoolean());
            try (var _ = phone.desk().tap(new CallId(call), Side.REMOTE, meter)) {
                Await.until("its tone", () -> Math.abs(meter.read().hz() - THEIR_HZ) < 5);
                assertThat(live(call).path("state").asText()).isEqualTo("ringing");
                api.await(call, "active");
                assertThat(live(call).path("earlyMedia").asBoolean()).isFalse();
                long from = meter.heard();
                Await.until("a second more", () -> meter.heard() > from + 48_000);
                assertThat(meter.read().hz()).isBetween(THEIR_HZ - 5.0, THEIR_HZ + 5.0);
            }
            api.act(call, "hangup");
            far.awaitSuccess();
        }
    }

    @Test
    void aSessionIsRefreshedAndEndsWhereTheFarEndNoLongerDoes() throws Exception {
        try (Sipp far = Sipp.answering("session-timer")) {
            String call = api.dial(far.number());
            api.await(call, "active");
            JsonNode end = endOf(call);
            assertThat(end.at("/cause/code").asText()).isEqualTo("connection-lost");
            assertThat(end.path("duration").asInt()).isBetween(5, 9);
            far.awaitSuccess();
        }
    }

    @Test
    void ofTwoAnswersOfAForkTheSecondIsHungUp() throws Exception {
        try (Sipp far = Sipp.answering("forked")) {
            String call = api.dial(far.number());
            api.await(call, "active");
            Await.until("the BYE to the second", () -> lab.requests("BYE", US) > 0);
            api.act(call, "hangup");
            far.awaitSuccess();
        }
    }

    @Test
    void whereBothOfferAtOnceWeTryAgainAndTheCallIsHeld() throws Exception {
        try (Sipp far = Sipp.answering("glare")) {
            String call = api.dial(far.number());
            api.await(call, "active");
            api.act(call, "hold");
            Await.until("held", () -> live(call).path("held").asBoolean());
            api.act(call, "hangup");
            far.awaitSuccess();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Autoanswer: 0",
                "Alert-Info: <http://lab.test>;info=alert-autoanswer",
                "Call-Info: <sip:lab.test>;answer-after=1"
            })
    // original defect: auto-answer never fires
    void aCallThatAsksForItIsAnsweredWithoutAPerson(String header) throws Exception {
        try (Sipp far = Sipp.calling(lab, "call", "callee", US, "header", header)) {
            String call =
                    Await.value("a call", () -> calls().stream().findFirst()).path("id").asText();
            Await.until("answered", () -> live(call).path("autoAnswered").asBoolean());
            assertThat(endOf(call).at("/cause/code").asText()).isEqualTo("remote-hung-up");
            assertThat(endOf(call).path("status").asText()).isEqualTo("answered");
            far.awaitSuccess();
        }
    }

    private List<JsonNode> calls() {
        return StreamSupport.stream(api.calls().spliterator(), false).toList();
    }

    private JsonNode live(String id) {
        return calls().stream()
                .filter(call -> call.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the call is over"));
    }

    /** The CDR of a call that is over. */
    private JsonNode endOf(String call) {
        return receiver.wholeCall(call).getLast().at("/data/cdr");
    }
}
