package org.agent008.app.sound;

import java.util.List;
import org.agent008.app.sound.Melody.Note;

/** The tones of a telephone; those of a line are Europe's (ETSI TR 101 041, 425 Hz). */
enum PhoneTone {
    /** Somebody calls. */
    RING,
    /** It rings at the far end. */
    RING_BACK,
    /** Somebody calls while the person talks. */
    CALL_WAITING,
    /** The far end is in a call or declined. */
    BUSY,
    /** The call cannot be had. */
    CONGESTION,
    /** The far end hung up. */
    OVER,
    /** The call or the connection to the phone system broke off. */
    NETWORK_LOST,
    /** A call was answered without the person: the microphone is open. */
    AUTO_ANSWERED;

    private static final double LINE_HZ = 425;

    /** A new one, from its beginning. */
    Melody begin() {
        return switch (this) {
            case RING -> {
                Note both = new Note(784, 988, 400);
                yield Melody.endless(-10, List.of(both, Note.pause(200), both, Note.pause(2_000)));
            }
            case RING_BACK -> Melody.endless(-22, List.of(line(1_000), Note.pause(4_000)));
            case CALL_WAITING ->
                    Melody.endless(
                            -26, List.of(line(200), Note.pause(600), line(200), Note.pause(4_000)));
            case BUSY -> Melody.times(4, -22, List.of(line(500), Note.pause(500)));
            case CONGESTION -> Melody.times(6, -22, List.of(line(250), Note.pause(250)));
            case OVER -> Melody.times(2, -26, List.of(line(150), Note.pause(150)));
            case NETWORK_LOST ->
                    Melody.once(
                            -20, List.of(Note.of(880, 150), Note.of(660, 150), Note.of(440, 300)));
            case AUTO_ANSWERED ->
                    Melody.once(-16, List.of(Note.of(660, 120), Note.pause(60), Note.of(880, 240)));
        };
    }

    private static Note line(int millis) {
        return Note.of(LINE_HZ, millis);
    }
}
