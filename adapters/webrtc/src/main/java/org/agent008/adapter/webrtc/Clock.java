package org.agent008.adapter.webrtc;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that runs short things later, and logs what they throw. */
final class Clock {
    private static final Logger log = LoggerFactory.getLogger(Clock.class);

    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("audio clock").factory());

    void after(Duration delay, Runnable task) {
        try {
            var _ = executor.schedule(() -> Guard.run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            log.debug("closed: nothing runs any more", e);
        }
    }

    /** Forgets what has not run yet. */
    void close() {
        executor.shutdownNow();
    }
}
