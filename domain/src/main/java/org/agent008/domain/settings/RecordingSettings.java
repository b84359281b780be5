package org.agent008.domain.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.agent008.domain.call.Direction;

/**
 * Which calls are recorded, and what becomes of the recordings.
 *
 * @param announcement what both sides hear before anything is recorded
 * @param directory where recordings go in place of the phone's own data
 * @param keepDays older ones are deleted; empty: none is
 */
public record RecordingSettings(
        Mode mode,
        Optional<Announcement> announcement,
        Optional<Path> directory,
        OptionalInt keepDays) {
    public static final RecordingSettings OFF =
            new RecordingSettings(
                    Mode.OFF,
                    Optional.of(new Announcement.Tone()),
                    Optional.empty(),
                    OptionalInt.empty());

    /** Which calls are recorded by themselves. */
    public enum Mode {
        /** None, not even on demand. */
        OFF,
        ALL,
        INBOUND,
        OUTBOUND,
        /** Those that the person asks for. */
        ON_DEMAND
    }

    /** How both sides are told that they are recorded. */
    public sealed interface Announcement {
        /** A short beep. */
        record Tone() implements Announcement {}

        /** What was spoken into a WAV file. */
        record Spoken(Path wav) implements Announcement {}
    }

    /** Whether a call in that direction is recorded from its answer on. */
    public boolean covers(Direction direction) {
        return switch (mode) {
            case OFF, ON_DEMAND -> false;
            case ALL -> true;
            case INBOUND -> direction == Direction.INBOUND;
            case OUTBOUND -> direction == Direction.OUTBOUND;
        };
    }
}
