package org.agent008.app.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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

/** The network goes, moves and gets bad during a call. Needs root, for a network of its own. */
@TestInstance(Lifecycle.PER_CLASS)
class NetworkFaultsLabIT {
    private final NetSpace space;
    private final Lab lab;
    private final Receiver receiver;
    private final Softphone phone;
    private final ApiClient api;
    private final BrowserPeer browser;

    @RegisterExtension final Evidence evidence;

    NetworkFaultsLabIT() throws IOException {
        space = NetSpace.create();
        lab = Lab.startIn(space);
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
        space.close();
    }

    /** A call that is up, and what happens to it. */
    private interface Story {
        void tell(Talk talk) throws IOException;
    }

    private void inACall(Story story) throws IOException {
        String theirs = browser.call("1001");
        String ours = api.awaitRinging();
        api.act(ours, "answer");
        browser.await("call:established", theirs);
        try (var talk = new Talk(phone.desk(), browser, ours, theirs, 440)) {
            talk.bothHear();
            story.tell(talk);
        }
        api.await(ours, "active");
        api.act(ours, "hangup");
        browser.await("bye:received", theirs);
    }

    @Test
    void aCallGoesOnThroughLossDelayAndJitter() throws IOException {
        inACall(talk -> {
            Process disturbance = space.disturb();
            try (BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    disturbance.getInputStream(), StandardCharsets.UTF_8))) {
                Await.until("the disturbance begins", () -> isReady(lines));
                talk.bothHear();
                talk.getsThrough(Duration.ofSeconds(10));
            } finally {
                disturbance.getOutputStream().close();
                Lab.end(disturbance);
            }
        });
    }

    private static boolean isReady(BufferedReader lines) {
        try {
            return "ready".equals(lines.readLine());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Five seconds where the machine is not busy; the figure is printed. */
    @Test
    void theAudioIsBackSoonAfterAChangeOfAddress() throws IOException {
        inACall(talk -> {
            talk.isBackWithin(Duration.ofSeconds(15), space::move);
            Await.until("registered", () -> api.registration().equals("registered"));
        });
    }

    @Test
    void aCallOutlivesThirtySecondsWithoutNetwork() throws IOException {
        inACall(talk -> {
            space.cut();
            Await.until("the phone notices", () -> api.registration().equals("lost"));
            Await.stays("the call goes on", Duration.ofSeconds(30), () -> api.calls().size() == 1);
            talk.isBackWithin(Duration.ofSeconds(15), space::mend);
            Await.until("registered", () -> api.registration().equals("registered"));
        });
    }
}
