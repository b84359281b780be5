package org.agent008.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.agent008.app.harness.ApiClient;
import org.agent008.app.harness.Await;
import org.agent008.app.harness.PhoneProcess;
import org.agent008.app.sandbox.Ear;
import org.agent008.app.sandbox.PeerCall;
import org.agent008.app.sandbox.Sandbox;
import org.agent008.app.sandbox.Tone;
import org.agent008.domain.settings.Account;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program as people start it, with a sound server: by which devices the two hear each other.
 */
@Timeout(240)
class SoundLabIT {
    private static final Duration ENOUGH = Duration.ofSeconds(1);
    private static final double CALLER_HZ = 440;
    private static final double HEADSET_HZ = 1000;
    private static final double INSIDE_HZ = 700;

    @TempDir private Path home;

    @Test
    void theChosenDevicesAreUsedOthersTakeTheirPlaceAndNewSettingsHoldDuringTheCall()
            throws Exception {
        try (NullSinks devices =
                        new NullSinks(home, "box", "inside", "headset", "headsetmic", "kitchen");
                Sandbox sandbox = Sandbox.start();
                PhoneProcess phone =
                        PhoneProcess.start(
                                home,
                                devices.environment(),
                                "run",
                                "--config",
                                configured(sandbox.account(), "headset").toString());
                ApiClient api = phone.awaitApi()) {
            devices.speak("headsetmic", HEADSET_HZ);
            devices.speak("inside", INSIDE_HZ);
            Await.until("registration", () -> api.registration().equals("registered"));
            sandbox.caller().registered().get(30, TimeUnit.SECONDS);
            PeerCall call = sandbox.caller().call(Sandbox.PHONE);
            api.act(api.awaitRinging(), "answer");
            call.connected().get(30, TimeUnit.SECONDS);
            call.speak(new Tone(CALLER_HZ));

            recognised(call.hear(Ear.forTone(HEADSET_HZ)));
            recognised(devices.hear("headset", Ear.forTone(CALLER_HZ)));
            recognised(devices.hear("box", Ear.forSilence()));

            devices.remove("headset");
            recognised(devices.hear("box", Ear.forTone(CALLER_HZ)));
            devices.remove("headsetmic");
            recognised(call.hear(Ear.forTone(INSIDE_HZ)));

            configured(sandbox.account(), "kitchen");
            recognised(devices.hear("kitchen", Ear.forTone(CALLER_HZ)));
            recognised(call.hear(Ear.forTone(INSIDE_HZ)));
            assertThat(call.ended()).isNotDone();
        }
    }

    private static void recognised(Ear ear) throws Exception {
        ear.recognises(ENOUGH).get(30, TimeUnit.SECONDS);
    }

    private Path configured(Account account, String speaker) throws IOException {
        return Files.writeString(
                home.resolve("config.json"),
                """
                {
                  "sipUri": "%s",
                  "sipPassword": "%s",
                  "wsUri": "%s",
                  "microphone": "headsetmic.monitor",
                  "speaker": "%s",
                  "audio": {
                    "echoCancellation": false, "noiseSuppression": false, "automaticGain": false
                  },
                  "api": { "port": 0 }
                }
                """
                        .formatted(
                                account.aor(),
                                account.password().reveal(),
                                account.servers().getFirst(),
                                speaker));
    }
}
