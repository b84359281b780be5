package org.agent008.app.sandbox;

import static org.agent008.app.sandbox.TriedPhone.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.agent008.domain.call.CallId;
import org.agent008.domain.event.CallEvent.Accepted;
import org.agent008.domain.settings.RecordingSettings;
import org.agent008.domain.settings.RecordingSettings.Announcement;
import org.agent008.domain.settings.RecordingSettings.Mode;
import org.junit.jupiter.api.Test;

/** A call with real media that is recorded, and what webhooks hear of that. */
class RecordingIT {
    private static final RecordingSettings ALL =
            new RecordingSettings(
                    Mode.ALL,
                    Optional.of(new Announcement.Tone()),
                    Optional.empty(),
                    OptionalInt.empty());

    @Test
    void aCallIsRecordedAndItsLastEventsTellWhere() throws IOException {
        try (Sandbox sandbox = Sandbox.start();
                TriedPhone phone = new TriedPhone(sandbox, sandbox.account(), ALL)) {
            phone.registered();
            CallId id = phone.dial(Service.TONE.number());
            phone.event(id, Accepted.class);
            await(phone.hear(id, Ear.forTone(Service.TONE_HZ)).recognises(Duration.ofSeconds(2)));
            phone.done(p -> p.hangUp(id));

            JsonNode audio = phone.sent(id, "phone:recording").path("audio");
            Path file = Path.of(audio.path("file").asText());
            assertThat(file.toString()).contains("/recordings/call-");
            assertThat(audio.path("bytes").asLong()).isEqualTo(Files.size(file)).isPositive();
            assertThat(audio.path("seconds").asDouble()).isBetween(1.5, 20.0);
            assertThat(phone.sent(id, "phone:completed").path("recording").asText())
                    .isEqualTo(audio.path("id").asText())
                    .isNotEmpty();
        }
    }
}
