package org.agent008.adapter.sip;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.agent008.domain.port.Scheduler.Cancellable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread on which all SIP state lives: nothing behind it needs a lock, nothing in it waits.
 */
final class Loop implements Executor, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Loop.class);
    private final ScheduledThreadPoolExecutor thread;

    Loop(String name) {
        thread =
                new ScheduledThreadPoolExecutor(
                        1, task -> Thread.ofPlatform().daemon().name(name).unstarted(task));
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void execute(Runnable task) {
        try {
            thread.execute(() -> guarded(task));
        } catch (RejectedExecutionException closed) {
            log.trace("closed, ignoring a task");
        }
    }

    Cancellable after(Duration delay, Runnable task) {
        try {
            ScheduledFuture<?> timer =
                    thread.schedule(() -> guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> timer.cancel(false);
        } catch (RejectedExecutionException closed) {
            return () -> {};
        }
    }

    /** One task's fault must not end the calls of all others. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) { // the executor would swallow either
            log.error("a SIP step failed", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
