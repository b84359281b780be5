package org.agent008.domain.port;

import java.time.Duration;

/** Runs things later, on the mailbox. */
public interface Scheduler {
    /** Runs {@code task} once after {@code delay}, unless cancelled before. */
    Cancellable after(Duration delay, Runnable task);

    /** Stops what has not run yet; harmless afterwards. */
    @FunctionalInterface
    interface Cancellable {
        void cancel();
    }
}
