package org.agent008.domain.phone;

/** What the phone says to a wish. */
public sealed interface Reply<T> {
    record Done<T>(T value) implements Reply<T> {}

    /** Not done; {@code text} says in one sentence what was wrong and what to do. */
    record Refused<T>(Refusal why, String text) implements Reply<T> {}

    /** Why a wish was refused. */
    enum Refusal {
        NO_SUCH_CALL,
        NO_SUCH_STATUS,
        NO_SUCH_CALLER_ID,
        NOT_NOW,
        NOT_ALLOWED,
        BAD_DIGITS,
        NOT_REGISTERED,
        BAD_ADDRESS,
        BAD_HEADER,
        TOO_MANY_CALLS,
        TOO_FAST,
        BAD_SETTINGS,
        LOGIN_REFUSED,
        SERVER_UNREACHABLE,
        SECRETS_UNAVAILABLE
    }
}
