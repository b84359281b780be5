package org.agent008.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agent008.adapter.webrtc.Tone;
import org.agent008.adapter.webrtc.ToneMeter;
import org.agent008.app.harness.ApiClient;
import org.agent008.app.harness.Await;
import org.agent008.app.harness.PhoneConfig;
import org.agent008.app.harness.Receiver;
import org.agent008.domain.call.CallId;
import org.agent008.domain.port.AudioDesk.Side;
import org.agent008.domain.port.AudioDesk.Tap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Agent 008 (1001) between Ana (1002, 660 Hz) and Bea (1003, 880 Hz), both in Chromium. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class TransfersLab {
    private static final int ANA_HZ = 660;
    private static final int BEA_HZ = 880;
    private static final int OUR_HZ = 440;
    private static final Duration LATELY = Duration.ofMillis(500);

    private final Lab lab;
    private final Receiver receiver;
    private final Softphone phone;
    private final ApiClient api;
    private final BrowserPeer ana;
    private final BrowserPeer bea;

    @RegisterExtension final Evidence evidence;

    /**
     * @param stack the browsers' SIP stack, see {@link BrowserPeer#start}
     */
    TransfersLab(String stack) throws IOException {
        lab = Lab.start();
        receiver = Receiver.start();
        phone =
                Softphone.start(
                        new PhoneConfig(
                                lab.uri(), Lab.DOMAIN, "1001", Lab.password("1001"), receiver));
        api = phone.api();
        ana = BrowserPeer.start(lab, stack, "1002", "Ana", ANA_HZ);
        bea = BrowserPeer.start(lab, stack, "1003", "Bea", BEA_HZ);
        evidence = new Evidence(lab, ana);
        phone.awaitRegistered();
    }

    @AfterEach
    void nothingIsLeft() {
        api.awaitNoCalls();
        assertThat(receiver.faults()).isEmpty();
    }

    @AfterAll
    void stop() throws IOException {
        ana.close();
        bea.close();
        phone.close();
        receiver.close();
        lab.close();
    }

    /** One of our calls and the browser's end of it. */
    private record Line(String ours, String theirs) {}

    private Line talkingTo(BrowserPeer peer, String number) {
        String ours = api.dial(number);
        return answeredBy(peer, ours);
    }

    private Line answeredBy(BrowserPeer peer, String ours) {
        String theirs = peer.incoming().path("id").asText();
        peer.answer(theirs);
        peer.await("call:established", theirs);
        api.await(ours, "active");
        return new Line(ours, theirs);
    }

    private Tap speak(Line line) {
        return phone.desk().speak(new CallId(line.ours()), new Tone(OUR_HZ, -6));
    }

    private static void hears(BrowserPeer peer, String call, double hz) {
        Await.until(
                "the browser hears " + hz + " Hz",
                () -> {
                    var heard = peer.hears(call, LATELY);
                    return Math.abs(heard.hz() - hz) < 8 && heard.share() > 0.6;
                });
    }

    private static void hearsNothing(BrowserPeer peer, String call) {
        Await.until("the browser hears nothing", () -> peer.hears(call, LATELY).rms() < 0.003);
    }

    private void weHear(String ours, double hz) {
        var meter = new ToneMeter();
        try (Tap _ = phone.desk().tap(new CallId(ours), Side.REMOTE, meter)) {
            Await.until(
                    "we hear " + hz + " Hz",
                    () -> {
                        ToneMeter.Reading reading = meter.read();
                        return Math.abs(reading.hz() - hz) < 5 && reading.dbfs() > -20;
                    });
        }
    }

    private void hungUpByUs(Line line, BrowserPeer peer) {
        api.act(line.ours(), "hangup");
        peer.await("call:terminated", line.theirs());
    }

    private List<String> story(String ours) {
        return receiver.wholeCall(ours).stream()
                .map(e -> e.path("type").asText())
                .filter(type -> !type.equals("phone:completed")) // comes when it comes
                .toList();
    }

    private String cause(String ours) {
        return receiver.wholeCall(ours).getLast().at("/data/cdr/cause/code").asText();
    }

    private void held(Line line, boolean held) {
        api.await(line.ours(), "held " + held, c -> c.path("held").asBoolean() == held);
    }

    @Test
    void eachSideHoldsAndResumes() {
        Line call = talkingTo(ana, "1002");
        try (Tap _ = speak(call)) {
            hears(ana, call.theirs(), OUR_HZ);
            api.act(call.ours(), "hold");
            held(call, true);
            hearsNothing(ana, call.theirs());
            api.act(call.ours(), "resume");
            held(call, false);
            hears(ana, call.theirs(), OUR_HZ);
            weHear(call.ours(), ANA_HZ);
            ana.hold(call.theirs());
            api.await(call.ours(), "is held there", c -> c.path("remoteHeld").asBoolean());
            ana.unhold(call.theirs());
            api.await(call.ours(), "is back", c -> !c.path("remoteHeld").asBoolean());
            weHear(call.ours(), ANA_HZ);
            hears(ana, call.theirs(), OUR_HZ);
        }
        hungUpByUs(call, ana);
        assertThat(story(call.ours()))
                .containsExactly(
                        "phone:ringing",
                        "phone:accepted",
                        "phone:hold",
                        "phone:resume",
                        "phone:hold",
                        "phone:resume",
                        "phone:terminated");
    }

    @Test
    void keysGoEachWayInTheAudioAndByInfo() {
        Line call = talkingTo(ana, "1002");
        weHear(call.ours(), ANA_HZ);
        ana.dtmf(call.theirs(), "5", "info");
        Await.until("the key 5", () -> keys(call).equals("5"));
        for (int tries = 0; tries < 10 && !keys(call).contains("7"); tries++) {
            ana.dtmf(call.theirs(), "7", "rtp"); // again where a busy machine swallowed the tone
            long enough = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
            Await.until(
                    "the tone's turn to end",
                    () -> keys(call).contains("7") || System.nanoTime() > enough);
        }
        assertThat(keys(call)).startsWith("57");
        api.act(call.ours(), "dtmf", Map.of("digits", "1".repeat(30)));
        Await.until(
                "the browser hears the key 1",
                () -> {
                    double hz = ana.hears(call.theirs(), Duration.ofMillis(300)).hz();
                    return Math.abs(hz - 697) < 8 || Math.abs(hz - 1209) < 8;
                });
        hungUpByUs(call, ana);
    }

    /** Those that we have heard. */
    private String keys(Line call) {
        return receiver.eventsOf(call.ours()).stream()
                .filter(e -> e.path("type").asText().equals("phone:dtmf"))
                .filter(e -> e.at("/data/by").asText().equals("remote"))
                .map(e -> e.at("/data/digit").asText())
                .reduce("", String::concat);
    }

    @Test
    void aBlindTransferConnectsTheTwoOthers() {
        Line call = talkingTo(ana, "1002");
        weHear(call.ours(), ANA_HZ);
        api.act(call.ours(), "transfer", Map.of("to", "1003"));
        String atBea = bea.incoming().path("id").asText();
        held(call, true);
        bea.answer(atBea);
        String atAna = ana.await("refer:calling", e -> was(e, call)).path("id").asText();
        hears(bea, atBea, ANA_HZ);
        hears(ana, atAna, BEA_HZ);
        assertThat(cause(call.ours())).isEqualTo("transferred");
        assertThat(story(call.ours()))
                .containsExactly(
                        "phone:ringing",
                        "phone:accepted",
                        "phone:transfer",
                        "phone:hold",
                        "phone:transfer",
                        "phone:terminated");
        bea.hangUp(atBea);
        ana.await("call:terminated", atAna);
    }

    private static boolean was(JsonNode event, Line call) {
        return event.path("was").asText().equals(call.theirs());
    }

    @Test
    void aRefusedTransferComesBack() {
        Line call = talkingTo(ana, "1002");
        try (Tap _ = speak(call)) {
            api.act(call.ours(), "transfer", Map.of("to", "1003"));
            bea.reject(bea.incoming().path("id").asText(), 486);
            api.await(
                    call.ours(),
                    "says why",
                    c -> c.path("problem").asText().contains("could not be transferred to 1003"));
            held(call, false);
            weHear(call.ours(), ANA_HZ);
            hears(ana, call.theirs(), OUR_HZ);
        }
        hungUpByUs(call, ana);
    }

    @Test
    void anAttendedTransferConnectsTheTwoOthersAndItsConsultationHasEventsOfItsOwn() {
        Line call = talkingTo(ana, "1002");
        String consultation = api.consult("1003", call.ours());
        Line asked = answeredBy(bea, consultation);
        held(call, true);
        weHear(asked.ours(), BEA_HZ);
        api.act(call.ours(), "transfer", Map.of("call", asked.ours()));
        String atBea =
                bea.await(
                                "call:incoming",
                                e -> !e.path("id").asText().equals(asked.theirs()) && isNew(bea, e))
                        .path("id")
                        .asText();
        bea.answer(atBea);
        String atAna = ana.await("refer:calling", e -> was(e, call)).path("id").asText();
        hears(bea, atBea, ANA_HZ);
        hears(ana, atAna, BEA_HZ);
        assertThat(cause(call.ours())).isEqualTo("transferred");
        assertThat(cause(asked.ours())).isEqualTo("transferred");
        assertThat(story(asked.ours()))
                .containsExactly("phone:ringing", "phone:accepted", "phone:terminated");
        bea.hangUp(atBea);
        ana.await("call:terminated", atAna);
    }

    private static boolean isNew(BrowserPeer peer, JsonNode call) {
        return peer.events().stream()
                .noneMatch(e ->
                        e.path("type").asText().equals("call:terminated")
                                && e.path("id").equals(call.path("id")));
    }

    @Test
    void aSecondCallWaitsIsAnsweredAndSwappedWithTheFirst() {
        Line first = talkingTo(ana, "1002");
        String atBea = bea.call("1001");
        String waiting = api.awaitRinging();
        api.act(waiting, "answer");
        bea.await("call:established", atBea);
        Line second = new Line(waiting, atBea);
        api.await(waiting, "active");
        held(first, true);
        try (Tap _ = speak(first);
                Tap _ = speak(second)) {
            hears(bea, atBea, OUR_HZ);
            hearsNothing(ana, first.theirs());
            api.act(first.ours(), "swap");
            held(second, true);
            held(first, false);
            hears(ana, first.theirs(), OUR_HZ);
            hearsNothing(bea, atBea);
            weHear(first.ours(), ANA_HZ);
        }
        hungUpByUs(first, ana);
        hungUpByUs(second, bea);
    }

    @Test
    void theFarEndHandsUsOnOnceThePersonAgrees() {
        Line call = talkingTo(ana, "1002");
        weHear(call.ours(), ANA_HZ);
        ana.transfer(call.theirs(), "1003");
        api.await(
                call.ours(),
                "is asked to go elsewhere",
                c -> c.at("/transfer/outcome").asText().equals("asked"));
        api.act(call.ours(), "accept-transfer");
        String atBea = bea.incoming().path("id").asText();
        bea.answer(atBea);
        ana.await(
                "transfer:notify",
                e ->
                        e.path("id").asText().equals(call.theirs())
                                && e.path("body").asText().contains("200"));
        JsonNode next =
                Await.value(
                        "our call to Bea",
                        () ->
                                api.calls()
                                        .valueStream()
                                        .filter(c -> c.at("/cdr/to").asText().equals("1003"))
                                        .filter(c -> c.path("foreground").asBoolean())
                                        .findFirst());
        weHear(next.path("id").asText(), BEA_HZ);
        if (api.calls().size() > 1) {
            ana.hangUp(call.theirs());
        }
        bea.hangUp(atBea);
    }
}
