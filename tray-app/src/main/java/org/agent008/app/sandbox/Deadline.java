package org.agent008.app.sandbox;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what must happen. */
public final class Deadline {
    private Deadline() {}

    /** Something that had to happen did not; the message is one sentence for people. */
    public static final class Missed extends Exception {
        private static final long serialVersionUID = 1L;

        Missed(String message) {
            super(message);
        }

        Missed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * The future's value.
     *
     * @param what completes "did not happen: …", such as "the phone registers"
     */
    public static <T> T await(String what, CompletableFuture<T> future, Duration limit)
            throws Missed, InterruptedException {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Missed(
                    "This did not happen within %s s: %s.".formatted(limit.toSeconds(), what), e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new Missed(
                    "This did not happen: %s (%s).".formatted(what, cause.getMessage()), cause);
        }
    }
}
