package org.agent008.domain.event;

import org.agent008.domain.call.By;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.Transfer;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.speech.Insights;
import org.agent008.domain.speech.Products;
import org.agent008.domain.speech.Recording;
import org.agent008.domain.speech.Summary;
import org.agent008.domain.speech.Transcript;

/** Something that happened to a call, with its CDR as of that moment. */
public sealed interface CallEvent extends PhoneEvent {
    Cdr cdr();

    default CallId call() {
        return cdr().id();
    }

    /** The call was sent or received. */
    record Ringing(Cdr cdr) implements CallEvent {}

    /** The call was answered. */
    record Accepted(Cdr cdr) implements CallEvent {}

    /**
     * The call was put on hold: by this phone nobody hears anybody, by the far end what it says.
     */
    record Held(Cdr cdr, By by) implements CallEvent {}

    /** Whoever put the call on hold took it back. */
    record Resumed(Cdr cdr, By by) implements CallEvent {}

    /** A keypad tone: 0-9, A-D, * or #. */
    record Dtmf(Cdr cdr, By by, char digit) implements CallEvent {}

    /** A transfer was asked for, began, was completed or failed. */
    record Transferred(Cdr cdr, Transfer transfer) implements CallEvent {}

    /** The call is over; told exactly once of each call that rang. */
    record Terminated(Cdr cdr) implements CallEvent {}

    /** Its recording is on the disk. */
    record Recorded(Cdr cdr, Recording recording) implements CallEvent {}

    /** What was said is written down. */
    record Transcribed(Cdr cdr, Transcript transcript) implements CallEvent {}

    /** What it was about. */
    record Summarized(Cdr cdr, Summary summary) implements CallEvent {}

    /** How it went. */
    record Analyzed(Cdr cdr, Insights insights) implements CallEvent {}

    /** All that is made of the call is made or has failed: the last event of each call. */
    record Completed(Cdr cdr, Products products) implements CallEvent {}
}
