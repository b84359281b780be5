package org.agent008.domain.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.agent008.domain.port.Scheduler;

/** A clock, a scheduler and a mailbox that move only when the test says so. One thread only. */
public final class FakeTime implements InstantSource, Scheduler, Executor {
    private final Queue<Runnable> mailbox = new ArrayDeque<>();
    private final List<Timer> timers = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T10:15:30Z");

    private record Timer(Instant due, Runnable task) {}

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void execute(Runnable task) {
        mailbox.add(task);
    }

    @Override
    public Cancellable after(Duration delay, Runnable task) {
        Timer timer = new Timer(now.plus(delay), task);
        timers.add(timer);
        return () -> timers.remove(timer);
    }

    /** Runs all that is in the mailbox, and what that puts there. */
    public void settle() {
        for (Runnable task = mailbox.poll(); task != null; task = mailbox.poll()) {
            task.run();
        }
    }

    /** Settles, then moves the clock on, running each timer at its own time. */
    public void pass(Duration time) {
        Instant end = now.plus(time);
        settle();
        for (Timer next = next(end); next != null; next = next(end)) {
            timers.remove(next);
            now = next.due();
            next.task().run();
            settle();
        }
        now = end;
    }

    private @org.jspecify.annotations.Nullable Timer next(Instant end) {
        return timers.stream()
                .filter(t -> !t.due().isAfter(end))
                .min(Comparator.comparing(Timer::due))
                .orElse(null);
    }
}
