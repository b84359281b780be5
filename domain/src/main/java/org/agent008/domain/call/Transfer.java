package org.agent008.domain.call;

import java.util.Optional;

/**
 * A call on its way to somebody else.
 *
 * @param by who hands it on: this phone, or the far end that asks this phone to call elsewhere
 * @param target number or address it goes to
 * @param reason one sentence for people where it failed
 */
public record Transfer(By by, Kind kind, String target, Stage stage, Optional<String> reason) {
    /** Whether somebody was asked first. */
    public enum Kind {
        /** To a number, unasked. */
        BLIND,

        /** To the far end of another call (RFC 3891). */
        ATTENDED
    }

    /** How far it came. */
    public enum Stage {
        /** By the far end: a person has to say yes first. */
        ASKED,

        STARTED,
        COMPLETED,
        FAILED
    }

    public static Transfer started(By by, Kind kind, String target) {
        return new Transfer(by, kind, target, Stage.STARTED, Optional.empty());
    }

    /** The same, further on. */
    public Transfer at(Stage now) {
        return new Transfer(by, kind, target, now, Optional.empty());
    }

    /** Nobody answered; the call stays where it is. */
    public Transfer failed(String why) {
        return new Transfer(by, kind, target, Stage.FAILED, Optional.of(why));
    }
}
