package org.agent008.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import org.agent008.app.harness.ApiClient;
import org.agent008.app.harness.Await;
import org.agent008.app.harness.PhoneConfig;
import org.agent008.app.harness.Receiver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways to a phone system, and whom the phone trusts there. */
@TestInstance(Lifecycle.PER_CLASS)
class TransportsLabIT {
    private final Lab lab;
    private final Receiver receiver;
    private final BrowserPeer browser;

    @RegisterExtension final Evidence evidence;

    TransportsLabIT() throws IOException {
        lab = Lab.startWithTls();
        receiver = Receiver.start();
        browser = BrowserPeer.start(lab, "1002", "Ana", Talk.BROWSER_HZ);
        evidence = new Evidence(lab, browser);
    }

    @AfterAll
    void stop() throws IOException {
        browser.close();
        receiver.close();
        lab.close();
    }

    private PhoneConfig at(URI server) {
        return new PhoneConfig(server, Lab.DOMAIN, "1001", Lab.password("1001"), receiver);
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp", "tls", "wss"})
    void callsBothWays(String transport) throws IOException {
        PhoneConfig config = at(lab.uri(transport)).withTrustStore(lab.authority());
        try (Softphone phone = Softphone.start(config).awaitRegistered()) {
            ApiClient api = phone.api();
            String theirs = browser.call("1001");
            String ours = api.awaitRinging();
            api.act(ours, "answer");
            browser.await("call:established", theirs);
            hear(phone, ours, theirs);
            browser.hangUp(theirs);
            api.awaitNoCalls();

            String second = api.dial("1002");
            String atTheirs = browser.incoming().path("id").asText();
            browser.answer(atTheirs);
            api.await(second, "active");
            hear(phone, second, atTheirs);
            api.act(second, "hangup");
            browser.await("call:terminated", atTheirs);
            api.awaitNoCalls();
        }
    }

    private void hear(Softphone phone, String ours, String theirs) {
        try (var talk = new Talk(phone.desk(), browser, ours, theirs, 440)) {
            talk.bothHear();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss", "tls"})
    void aServerOfAnUnknownAuthorityIsRefused(String transport) throws IOException {
        try (Softphone phone = Softphone.start(at(lab.uri(transport)))) {
            assertThat(whyNot(phone.api()))
                    .startsWith(lab.uri(transport) + " has a certificate of an authority")
                    .contains("trustStore");
        }
    }

    @Test
    void aServerWithACertificateForAnotherHostIsRefused() throws IOException {
        URI other = URI.create(lab.uri("wss").toString().replace("127.0.0.1", "localhost"));
        PhoneConfig config = at(other).withTrustStore(lab.authority());
        try (Softphone phone = Softphone.start(config)) {
            assertThat(whyNot(phone.api()))
                    .startsWith(other + " has a certificate for another name")
                    .contains("wsUri");
        }
    }

    private static String whyNot(ApiClient api) {
        Await.until("refused", () -> api.registration().equals("lost"));
        return api.status().at("/registration/reason").asText();
    }
}
