package org.agent008.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.agent008.app.harness.ApiClient;
import org.agent008.app.harness.Await;
import org.agent008.app.harness.PhoneConfig;
import org.agent008.app.harness.Receiver;
import org.junit.jupiter.api.Test;

/** The far end dies (kill -9) while it is on hold, when nobody has to send anything. */
class VanishedFarEndLabIT {
    private static final Duration SANE = Duration.ofSeconds(90);

    @Test
    void aHeldCallWhoseFarEndDiedEndsByItself() throws IOException {
        try (Lab lab = Lab.start();
                Receiver receiver = Receiver.start();
                Softphone phone =
                        Softphone.start(
                                        new PhoneConfig(
                                                lab.uri(),
                                                Lab.DOMAIN,
                                                "1001",
                                                Lab.password("1001"),
                                                receiver))
                                .awaitRegistered();
                BrowserPeer browser = BrowserPeer.start(lab, "1002", "Ana", Talk.BROWSER_HZ)) {
            ApiClient api = phone.api();
            String theirs = browser.call("1001");
            String ours = api.awaitRinging();
            api.act(ours, "answer");
            browser.await("call:established", theirs);
            api.act(ours, "hold");
            api.await(ours, "held", call -> call.path("held").asBoolean());
            browser.await("reinvite:received", theirs);

            browser.kill();
            long start = System.nanoTime();
            Await.until("the call is over", SANE, () -> api.calls().isEmpty());
            System.out.printf(
                    "a held call ended %d s after its far end%n",
                    Duration.ofNanos(System.nanoTime() - start).toSeconds());
            assertThat(receiver.wholeCall(ours).getLast().at("/data/cdr/cause/code").asText())
                    .isEqualTo("media-lost");
        }
    }
}
