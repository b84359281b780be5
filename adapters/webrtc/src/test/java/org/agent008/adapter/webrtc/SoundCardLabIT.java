package org.agent008.adapter.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs PulseAudio; runs daemons of its own, in a directory of their own. */
class SoundCardLabIT {
    @Test
    void aPersonTalksAndTheCallOutlivesAFrozenServerALostSpeakerAndADeadServer(@TempDir Path home) {
        run(SoundServerTrial.class, home);
    }

    @Test
    void devicesAreChosenInACallPulledOutAndComeBackAndItRingsOnTheRinger(@TempDir Path home) {
        run(DevicesTrial.class, home);
    }

    @Test
    void theEchoOfTheSpeakerIsDownByTwentyDecibelsAndTheVoiceStays(@TempDir Path home) {
        run(EchoTrial.class, home);
    }

    private static void run(Class<?> trial, Path home) {
        Map<String, String> environment =
                Map.of(
                        "HOME",
                        home.toString(),
                        "XDG_RUNTIME_DIR",
                        home.toString(),
                        "PULSE_SERVER",
                        "unix:" + home.resolve("pulse/native"),
                        "DISPLAY",
                        "",
                        "DBUS_SESSION_BUS_ADDRESS",
                        "");
        Forked run = Forked.run(List.of(), environment, trial, home.toString());
        System.out.println(run.output());
        assertThat(run.output()).contains("the trial is over");
        assertThat(run.exit()).as(run.output()).isZero();
    }
}
