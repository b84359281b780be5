package org.agent008.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.agent008.app.harness.Await;
import org.agent008.app.harness.PhoneConfig;
import org.agent008.app.harness.Receiver;
import org.junit.jupiter.api.Test;

/** A person mistyped the password. */
class WrongPasswordLabIT {
    private static final String USER = "1003";

    @Test
    void aWrongPasswordIsToldOnceAndThePhoneDoesNotKeepAsking() throws IOException {
        try (var lab = Lab.start();
                var receiver = Receiver.start();
                var phone =
                        Softphone.start(
                                new PhoneConfig(
                                        lab.uri(), Lab.DOMAIN, USER, "mistyped", receiver))) {
            Await.until("failed", () -> phone.api().registration().equals("failed"));
            List<JsonNode> told =
                    Await.value(
                            "registration:change",
                            () -> Optional.of(receiver.events()).filter(e -> !e.isEmpty()));
            assertThat(told).hasSize(1);
            JsonNode event = told.getFirst();
            assertThat(event.path("type").asText()).isEqualTo("registration:change");
            assertThat(event.at("/data/state").asText()).isEqualTo("failed");
            assertThat(event.at("/data/account").asText()).isEqualTo("1003@lab.test");
            String reason = event.at("/data/reason").asText();
            assertThat(reason).containsIgnoringCase("password").doesNotContain("mistyped");
            assertThat(phone.api().status().at("/registration/reason").asText()).isEqualTo(reason);

            assertThat(lab.requests("REGISTER", USER)).isEqualTo(2);
            Await.stays(
                    "no further REGISTER, no further event",
                    Duration.ofSeconds(8),
                    () -> lab.requests("REGISTER", USER) == 2 && receiver.arrivals().size() == 1);

            var refused = phone.api().tryDial("1002");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body().path("detail").asText()).contains(reason);
            assertThat(receiver.faults()).isEmpty();
        }
    }
}
