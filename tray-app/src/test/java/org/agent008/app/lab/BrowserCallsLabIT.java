package org.agent008.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.agent008.app.harness.ApiClient;
import org.agent008.app.harness.CallStory;
import org.agent008.app.harness.PhoneConfig;
import org.agent008.app.harness.Receiver;
import org.agent008.domain.call.HangUpCause;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Agent 008 (1001) and Chromium with SIP.js (1002) call each other through Kamailio. */
@TestInstance(Lifecycle.PER_CLASS)
class BrowserCallsLabIT {
    private static final Duration TALK = Duration.ofSeconds(5);

    private final Lab lab;
    private final Receiver receiver;
    private final PhoneConfig config;
    private final Softphone phone;
    private final ApiClient api;
    private final BrowserPeer browser;
    private Instant since = Instant.now();

    @RegisterExtension final Evidence evidence;

    BrowserCallsLabIT() throws IOException {
        lab = Lab.start();
        receiver = Receiver.start();
        config = new PhoneConfig(lab.uri(), Lab.DOMAIN, "1001", Lab.password("1001"), receiver);
        phone = Softphone.start(config);
        api = phone.api();
        browser = BrowserPeer.start(lab, "1002", "Ana", Talk.BROWSER_HZ);
        evidence = new Evidence(lab, browser);
    }

    @BeforeAll
    void register() {
        phone.awaitRegistered();
    }

    @BeforeEach
    void begin() {
        since = Instant.now();
    }

    @AfterEach
    void nothingIsLeft() {
        api.awaitNoCalls();
        assertThat(receiver.faults()).isEmpty();
    }

    @AfterAll
    void stop() throws IOException {
        browser.close();
        phone.close();
        receiver.close();
        lab.close();
    }

    @Test
    void anInboundCallIsAnsweredAndTheCallerHangsUp() {
        String theirs = browser.call("1001", "X-Order: 42");
        String ours = api.awaitRinging();
        browserSees(theirs, 180);
        api.act(ours, "answer");
        talk(ours, theirs);
        browser.hangUp(theirs);
        inbound(ours, Map.of("X-Order", "42")).wasAnswered(TALK, HangUpCause.REMOTE_HUNG_UP);
    }

    @Test
    void anInboundCallIsAnsweredAndWeHangUp() {
        String theirs = browser.call("1001");
        String ours = api.awaitRinging();
        api.act(ours, "answer");
        talk(ours, theirs);
        api.act(ours, "hangup");
        browser.await("call:terminated", theirs);
        inbound(ours, Map.of()).wasAnswered(TALK, HangUpCause.HUNG_UP);
    }

    @Test
    void anOutboundCallIsAnsweredAndTheOtherSideHangsUp() {
        String ours = api.dial("1002");
        String theirs = ringingAtTheBrowser();
        api.await(ours, "ringing");
        browser.answer(theirs);
        talk(ours, theirs);
        browser.hangUp(theirs);
        outbound(ours, "1002").wasAnswered(TALK, HangUpCause.REMOTE_HUNG_UP);
    }

    @Test
    void anOutboundCallIsAnsweredAndWeHangUp() {
        String ours = api.dial("1002");
        String theirs = ringingAtTheBrowser();
        browser.answer(theirs);
        talk(ours, theirs);
        api.act(ours, "hangup");
        browser.await("call:terminated", theirs);
        outbound(ours, "1002").wasAnswered(TALK, HangUpCause.HUNG_UP);
    }

    @Test
    void theCallerCancelsBeforeWeAnswer() {
        String theirs = browser.call("1001");
        String ours = api.awaitRinging();
        browserSees(theirs, 180);
        browser.hangUp(theirs);
        inbound(ours, Map.of()).wasMissed(HangUpCause.CANCELLED);
        browser.await("call:terminated", theirs);
    }

    @Test
    void weCancelBeforeTheOtherSideAnswers() {
        String ours = api.dial("1002");
        String theirs = ringingAtTheBrowser();
        api.await(ours, "ringing");
        api.act(ours, "hangup");
        browser.await("call:cancelled", theirs);
        outbound(ours, "1002").wasMissed(HangUpCause.CANCELLED);
    }

    @Test
    void theOtherSideIsBusy() {
        String ours = api.dial("1002");
        browser.reject(ringingAtTheBrowser(), 486);
        outbound(ours, "1002").wasMissed(HangUpCause.BUSY);
    }

    @Test
    void aCallWeRejectIsBusyForTheCaller() {
        String theirs = browser.call("1001");
        String ours = api.awaitRinging();
        api.act(ours, "reject");
        assertThat(browser.await("call:rejected", theirs).path("code").asInt()).isEqualTo(486);
        inbound(ours, Map.of()).wasMissed(HangUpCause.DECLINED);
    }

    @Test
    void thereIsNoSuchNumber() {
        String ours = api.dial("5555");
        outbound(ours, "5555").wasMissed(HangUpCause.NO_SUCH_NUMBER);
    }

    @Test
    void twoInboundCallsAtOnceEachHaveTheirOwnAudio() {
        String first = browser.call("1001", "X-Call-ID: first-" + since.toEpochMilli());
        String ourFirst = api.awaitRinging();
        api.act(ourFirst, "answer");
        api.await(ourFirst, "active");
        String second = browser.call("1001", "X-Call-ID: second-" + since.toEpochMilli());
        String ourSecond = api.awaitRinging();
        assertThat(ourFirst).startsWith("first-");
        assertThat(ourSecond).startsWith("second-");
        browserSees(second, 180);
        api.act(ourSecond, "answer", Map.of("others", "keep"));
        try (var one = new Talk(phone.desk(), browser, ourFirst, first, 440);
                var two = new Talk(phone.desk(), browser, ourSecond, second, 880)) {
            one.bothHear();
            two.bothHear();
            one.keepsUp(TALK);
            two.keepsUp(TALK);
        }
        browser.hangUp(first);
        inbound(ourFirst, Map.of("X-Call-ID", ourFirst))
                .wasAnswered(TALK, HangUpCause.REMOTE_HUNG_UP);
        api.await(ourSecond, "active");
        api.act(ourSecond, "hangup");
        browser.await("call:terminated", second);
        inbound(ourSecond, Map.of("X-Call-ID", ourSecond)).wasAnswered(TALK, HangUpCause.HUNG_UP);
    }

    private void talk(String ours, String theirs) {
        browser.await("call:established", theirs);
        api.await(ours, "active");
        try (var talk = new Talk(phone.desk(), browser, ours, theirs, 440)) {
            talk.bothHear();
            talk.keepsUp(TALK);
        }
    }

    private String ringingAtTheBrowser() {
        var call = browser.incoming();
        assertThat(call.path("from").asText()).isEqualTo("1001");
        return call.path("id").asText();
    }

    private void browserSees(String theirs, int provisional) {
        browser.await(
                "call:progress",
                e -> e.path("id").asText().equals(theirs) && e.path("code").asInt() == provisional);
    }

    private CallStory inbound(String id, Map<String, String> headers) {
        return new CallStory(
                id, config, "inbound", "1002", Optional.of("Ana"), "1001", headers, since);
    }

    private CallStory outbound(String id, String to) {
        return new CallStory(
                id, config, "outbound", PhoneConfig.NUMBER, Optional.empty(), to, Map.of(), since);
    }
}
