package org.agent008.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.agent008.app.harness.ApiClient;
import org.agent008.app.harness.Await;
import org.agent008.app.harness.PhoneConfig;
import org.agent008.app.harness.Receiver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The phone system dies (kill -9) and comes back without knowing anybody. */
@TestInstance(Lifecycle.PER_CLASS)
class KamailioRestartLabIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Lab lab;
    private final Receiver receiver;
    private final Softphone phone;
    private final ApiClient api;
    private final BrowserPeer browser;

    @RegisterExtension final Evidence evidence;

    KamailioRestartLabIT() throws IOException {
        lab = Lab.start();
        receiver = Receiver.start();
        phone =
                Softphone.start(
                                new PhoneConfig(
                                        lab.uri(),
                                        Lab.DOMAIN,
                                        "1001",
                                        Lab.password("1001"),
                                        receiver))
                        .awaitRegistered();
        api = phone.api();
        browser = BrowserPeer.start(lab, "1002", "Ana", Talk.BROWSER_HZ);
        evidence = new Evidence(lab, browser);
    }

    @AfterEach
    void nothingIsLeft() {
        api.awaitNoCalls();
    }

    @AfterAll
    void stop() throws IOException {
        browser.close();
        phone.close();
        receiver.close();
        lab.close();
    }

    /** The browser phone has to be told to come back; ours comes by itself. */
    private void restart() throws IOException {
        lab.kill();
        Await.until("the phone notices", SOON, () -> api.registration().equals("lost"));
        lab.startAgain();
        Await.until("registered again", SOON, () -> api.registration().equals("registered"));
        browser.comeBack();
    }

    // original defect: no re-REGISTER after a drop
    @Test
    void anIdlePhoneRegistersAgainByItselfAndTheNextCallRings() throws IOException {
        restart();
        String theirs = browser.call("1001");
        String ours = api.awaitRinging();
        api.act(ours, "answer");
        browser.await("call:established", theirs);
        talkAndHear(ours, theirs);
        api.act(ours, "hangup");
        browser.await("call:terminated", theirs);
    }

    @Test
    void aCallOutlivesItWithItsAudioAndWeHangUp() throws IOException {
        String theirs = browser.call("1001");
        String ours = api.awaitRinging();
        outlives(ours, theirs);
        api.act(ours, "hangup");
        browser.await("bye:received", theirs);
    }

    @Test
    void aCallOutlivesItAndTheFarEndsByeArrives() throws IOException {
        String theirs = browser.call("1001");
        String ours = api.awaitRinging();
        outlives(ours, theirs);
        browser.hangUp(theirs);
        api.awaitNoCalls();
    }

    private void outlives(String ours, String theirs) throws IOException {
        api.act(ours, "answer");
        browser.await("call:established", theirs);
        try (var talk = new Talk(phone.desk(), browser, ours, theirs, 440)) {
            talk.bothHear();
            restart();
            assertThat(api.calls()).hasSize(1);
            browser.await("reinvite:received", theirs);
            talk.keepsUp(Duration.ofSeconds(2));
        }
    }

    private void talkAndHear(String ours, String theirs) {
        try (var talk = new Talk(phone.desk(), browser, ours, theirs, 440)) {
            talk.bothHear();
        }
    }
}
