package org.agent008.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.agent008.app.harness.Await;
import org.agent008.app.harness.PhoneConfig;
import org.agent008.app.harness.Receiver;
import org.junit.jupiter.api.Test;

/** A phone system that has no time for registrations says when it will have. */
class BusyRegistrarLabIT {
    /** Longer than the phone waits by itself, which is 8 s at most. */
    private static final Duration ASKED = Duration.ofSeconds(12);

    @Test
    void aRegistrationIsTriedAgainWhenTheServerWantsIt() throws Exception {
        try (Sipp registrar = Sipp.answering("register-later", "seconds", "" + ASKED.toSeconds());
                Receiver receiver = Receiver.start();
                Softphone phone =
                        Softphone.start(
                                new PhoneConfig(
                                        registrar.uri(), Lab.DOMAIN, "1001", "pw", receiver))) {
            Await.until("it was refused", () -> phone.api().registration().equals("lost"));
            long refused = System.nanoTime();
            phone.awaitRegistered();
            assertThat(Duration.ofNanos(System.nanoTime() - refused))
                    .isGreaterThan(ASKED.minusSeconds(1));
            registrar.awaitSuccess();
        }
    }
}
