package org.agent008.adapter.api;

import java.nio.file.Path;
import java.time.Duration;

/** What a scripted caller does or expects; what it expects has to happen within a while. */
public sealed interface CallerStep {
    /** Calls a number. */
    record Dial(String to) implements CallerStep {}

    /** Waits to be called at its own number, and answers. */
    record Answer(Duration within) implements CallerStep {}

    /** Its call is answered and both sides can be heard. */
    record ExpectAnswer(Duration within) implements CallerStep {}

    /** Presses keys: 0-9, A-D, * and #. */
    record Press(String digits) implements CallerStep {}

    /** Sings, and goes on when it has done so for that long. */
    record PlayTone(double hz, Duration length) implements CallerStep {}

    /** Plays a WAV file (16 kHz, mono, 16 bit) to its end. */
    record PlayFile(Path file) implements CallerStep {}

    /** The next keys that the phone presses are these. */
    record ExpectDigits(String digits, Duration within) implements CallerStep {}

    /** A pure tone is heard. */
    record ExpectTone(double hz, Duration within) implements CallerStep {}

    /** Anything audible is heard. */
    record ExpectSound(Duration within) implements CallerStep {}

    /** The phone hands the call on, and it is answered there; later steps are about that call. */
    record ExpectTransfer(Duration within) implements CallerStep {}

    /** Ends the call. */
    record HangUp() implements CallerStep {}

    /** The other side ends the call. */
    record ExpectHangUp(Duration within) implements CallerStep {}
}
