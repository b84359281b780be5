package org.agent008.sdk;

/** The phone could not be reached or would not do as asked; the message says why, for people. */
public final class SoftphoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** {@link #type} where no phone runs, or it cannot be reached. */
    public static final String UNREACHABLE = "urn:agent008:sdk:unreachable";

    /** {@link #type} where the thread was interrupted while it waited. */
    public static final String INTERRUPTED = "urn:agent008:sdk:interrupted";

    /** {@link #type} where the call ended before it was answered. */
    public static final String NOT_ANSWERED = "urn:agent008:sdk:not-answered";

    /** {@link #type} where the phone said what this SDK does not understand. */
    public static final String UNINTELLIGIBLE = "urn:agent008:sdk:unintelligible";

    private final String type;

    SoftphoneException(String type, String detail) {
        super(detail);
        this.type = type;
    }

    SoftphoneException(String type, String detail, Throwable cause) {
        super(detail, cause);
        this.type = type;
    }

    /**
     * For programs, and always the same: {@code urn:agent008:problem:not-now} and the like where
     * the phone refused (see docs/api.md), or one of the constants here.
     */
    public String type() {
        return type;
    }

    /** One sentence for people: what was wrong and what to do. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    static SoftphoneException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new SoftphoneException(INTERRUPTED, "Interrupted while waiting for the phone.", e);
    }
}
