package org.agent008.app;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.agent008.domain.port.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mailbox: the one thread the domain runs on, and its timers. A task that throws is logged and
 * the next one runs.
 */
final class PhoneThread implements Executor, Scheduler, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PhoneThread.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ScheduledThreadPoolExecutor thread;

    PhoneThread() {
        thread =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().name("phone").daemon().factory());
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void execute(Runnable task) {
        try {
            thread.execute(guarded(task));
        } catch (RejectedExecutionException closed) {
            LOG.debug("The phone is closed; what came late is dropped.");
        }
    }

    @Override
    public Cancellable after(Duration delay, Runnable task) {
        Future<?> timer = thread.schedule(guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> timer.cancel(false);
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                LOG.error("A task of the phone failed; the phone goes on.", e);
            }
        };
    }

    /** Runs what is waiting, but no timers, and ends. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The phone's thread is still busy after {} s.", PATIENCE.toSeconds());
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
