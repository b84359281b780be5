package org.agent008.adapter.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.agent008.domain.settings.RecordingSettings;
import org.agent008.domain.settings.RecordingSettings.Announcement;
import org.agent008.domain.settings.RecordingSettings.Mode;

/** Turns {@code recording} without faults into settings. */
final class RecordingMapping {
    private RecordingMapping() {}

    static RecordingSettings settings(JsonNode recording, Path base) {
        return new RecordingSettings(
                switch (recording.path("mode").asText("off")) {
                    case "all" -> Mode.ALL;
                    case "inbound" -> Mode.INBOUND;
                    case "outbound" -> Mode.OUTBOUND;
                    default -> Mode.OFF;
                },
                switch (recording.path("announce").asText("tone")) {
                    case "none" -> Optional.empty();
                    case "tone" -> Optional.of(new Announcement.Tone());
                    case String wav -> Optional.of(new Announcement.Spoken(base.resolve(wav)));
                },
                Optional.ofNullable(recording.path("directory").textValue()).map(base::resolve),
                recording.has("keepDays")
                        ? OptionalInt.of(recording.path("keepDays").intValue())
                        : OptionalInt.empty());
    }
}
