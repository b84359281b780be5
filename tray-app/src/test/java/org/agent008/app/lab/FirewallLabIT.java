package org.agent008.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.agent008.app.harness.ApiClient;
import org.agent008.app.harness.PhoneConfig;
import org.agent008.app.harness.Receiver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A firewall lets SIP through, and of UDP nothing but TURN. Needs root. */
@TestInstance(Lifecycle.PER_CLASS)
class FirewallLabIT {
    private final NetSpace space;
    private final Lab lab;
    private final Relay relay;
    private final Receiver receiver;
    private final BrowserPeer browser;

    @RegisterExtension final Evidence evidence;

    FirewallLabIT() throws IOException {
        space = NetSpace.create();
        lab = Lab.startIn(space);
        relay = Relay.startIn(space);
        space.firewall(Relay.PORT);
        receiver = Receiver.start();
        browser = BrowserPeer.start(lab, "1002", "Ana", Talk.BROWSER_HZ);
        evidence = new Evidence(lab, browser);
    }

    @AfterAll
    void stop() throws IOException {
        browser.close();
        receiver.close();
        relay.close();
        lab.close();
        space.close();
    }

    private Softphone phone(Map<String, ?> more) throws IOException {
        PhoneConfig config =
                new PhoneConfig(lab.uri(), Lab.DOMAIN, "1001", Lab.password("1001"), receiver);
        return Softphone.start(config, more).awaitRegistered();
    }

    @Test
    void bothHearEachOtherThroughTheRelayWhoeverCalls() throws IOException {
        try (Softphone phone = phone(Map.of("iceServers", List.of(relay.asIceServer())))) {
            ApiClient api = phone.api();
            String theirs = browser.call("1001");
            String ours = api.awaitRinging();
            api.act(ours, "answer");
            browser.await("call:established", theirs);
            talk(phone, ours, theirs);

            ours = api.dial("1002");
            theirs = browser.incoming().path("id").asText();
            browser.answer(theirs);
            api.await(ours, "active");
            talk(phone, ours, theirs);
        }
    }

    private void talk(Softphone phone, String ours, String theirs) {
        try (var talk = new Talk(phone.desk(), browser, ours, theirs, 440)) {
            talk.bothHear();
        }
        phone.api().act(ours, "hangup");
        browser.await("bye:received", theirs);
        phone.api().awaitNoCalls();
    }

    @Test
    void withoutTheRelayNoAudioGetsThroughAndTheCallSaysSo() throws IOException {
        try (Softphone phone = phone(Map.of())) {
            browser.call("1001");
            String ours = phone.api().awaitRinging();
            phone.api().act(ours, "answer");
            List<JsonNode> events = receiver.wholeCall(ours);
            assertThat(events.getLast().at("/data/cdr/cause/code").asText())
                    .isEqualTo("media-failed");
        }
    }
}
