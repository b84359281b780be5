package org.agent008.domain.port;

/**
 * A recording, a transcript or the like did not come about; the message is one sentence for people.
 */
public final class NotMade extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotMade(String message) {
        super(message);
    }

    public NotMade(String message, Throwable cause) {
        super(message, cause);
    }
}
