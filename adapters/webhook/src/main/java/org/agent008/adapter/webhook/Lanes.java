package org.agent008.adapter.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.agent008.domain.port.Deliveries;
import org.agent008.domain.port.Deliveries.Delivery;
import org.agent008.domain.port.Deliveries.Disabled;
import org.agent008.domain.settings.WebhookEndpoint.Retry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves one endpoint: a thread that looks for what is due and one more for each request on its
 * way, so that a slow or dead event holds up its own call only.
 */
final class Lanes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final Duration AFTER_AN_ERROR = Duration.ofSeconds(1);
    private static final String GONE = "HTTP 410: disabled";
    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final String endpoint;
    private final String name;
    private final Deliveries deliveries;
    private final Post post;
    private final Retry retry;
    private final WebhookOptions options;
    private final Runnable switched;
    private final Health health;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Long> onTheirWay = new HashSet<>();
    private final Set<Thread> threads = new HashSet<>();
    private boolean news;
    private boolean closed;

    /**
     * @param endpoint its key in the outbox
     * @param name for logs
     * @param switched hears that the endpoint gets nothing more, or that it gets events again
     */
    Lanes(
            String endpoint,
            String name,
            Deliveries deliveries,
            Post post,
            Retry retry,
            WebhookOptions options,
            Runnable switched) {
        this.switched = switched;
        this.endpoint = endpoint;
        this.name = name;
        this.deliveries = deliveries;
        this.post = post;
        this.retry = retry;
        this.options = options;
        this.health = new Health(name);
    }

    void start() {
        fork("webhook " + name, this::look);
    }

    /** There may be something new to send. */
    void wake() {
        lock.lock();
        try {
            news = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void look() throws InterruptedException {
        boolean well = true;
        while (true) {
            Optional<Instant> next;
            try {
                Set<Long> busy = busy();
                Instant now = Instant.now();
                if (disabled()) {
                    well = true;
                    if (!awaitNews(Optional.empty())) {
                        return;
                    }
                    continue;
                }
                for (Delivery due : deliveries.due(endpoint, now, options.parallel())) {
                    if (!busy.contains(due.id())) {
                        send(due);
                    }
                }
                next = deliveries.nextDue(endpoint, now);
                well = true;
            } catch (RuntimeException e) {
                if (well) {
                    LOG.error("webhook {}: cannot read what to send", name, e);
                    well = false;
                }
                next = Optional.of(Instant.now().plus(AFTER_AN_ERROR));
            }
            if (!awaitNews(next)) {
                return;
            }
        }
    }

    /** Gone as it is configured now: whatever waits for it is dead. */
    private boolean disabled() {
        Optional<Disabled> disabled = deliveries.disabled(endpoint);
        if (disabled.isEmpty()) {
            return false;
        }
        if (!disabled.get().configuration().equals(post.configuration())) {
            LOG.info("webhook {} is configured anew and gets events again", name);
            deliveries.enable(endpoint);
            switched.run();
            return false;
        }
        if (deliveries.counts(endpoint).getOrDefault("waiting", 0L) > 0) {
            deliveries.disable(endpoint, disabled.get());
        }
        return true;
    }

    /** Why the last try failed. */
    Optional<String> lastError() {
        return health.lastError();
    }

    /** Until there is news or {@code until}; false once closed. */
    private boolean awaitNews(Optional<Instant> until) throws InterruptedException {
        lock.lock();
        try {
            while (!news && !closed) {
                if (until.isEmpty()) {
                    changed.await();
                } else {
                    long millis = Duration.between(Instant.now(), until.get()).toMillis() + 1;
                    if (millis <= 0 || !changed.await(millis, TimeUnit.MILLISECONDS)) {
                        break;
                    }
                }
            }
            news = false;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /**
     * What is on its way stays due. It must be asked for before what is due: what was answered in
     * between may still be in that list.
     */
    private Set<Long> busy() {
        lock.lock();
        try {
            return Set.copyOf(onTheirWay);
        } finally {
            lock.unlock();
        }
    }

    private void send(Delivery due) {
        lock.lock();
        try {
            if (onTheirWay.size() >= options.parallel()) {
                return; // the next one to be answered wakes us
            }
            onTheirWay.add(due.id());
        } finally {
            lock.unlock();
        }
        fork("webhook " + name + " " + due.lane(), () -> tryOnce(due));
    }

    /** Whatever goes wrong, the entry is let go of in the end: it is tried again, not stuck. */
    private void tryOnce(Delivery due) throws InterruptedException {
        try {
            report(due, post.send(due));
        } catch (RuntimeException e) {
            LOG.error("webhook {}: cannot send or note event {}", name, due.eventId(), e);
            Thread.sleep(AFTER_AN_ERROR);
        } finally {
            lock.lock();
            try {
                onTheirWay.remove(due.id());
            } finally {
                lock.unlock();
            }
            wake();
        }
    }

    private void report(Delivery due, Answer answer) {
        Instant now = Instant.now();
        switch (answer) {
            case Answer.Taken() -> {
                health.succeeded();
                deliveries.delivered(due.id(), now);
            }
            case Answer.Gone() -> {
                health.failed(GONE);
                LOG.warn(
                        "webhook {} said to be gone (410): it gets no more events until it is"
                                + " configured anew or a delivery is replayed",
                        name);
                deliveries.disable(endpoint, new Disabled(post.configuration(), GONE, now));
                switched.run();
            }
            case Answer.Failed(String why, Optional<Duration> retryAfter) -> {
                health.failed(why);
                Optional<Duration> pause = options.pause(retry, due.attempts(), retryAfter);
                if (pause.isPresent()) {
                    deliveries.retry(due.id(), why, now.plus(pause.get()));
                } else {
                    health.died(due.eventId(), why);
                    deliveries.dead(due.id(), why, now);
                }
            }
        }
    }

    /** What a thread of an endpoint does; interrupted when the endpoint is closed. */
    private interface Work {
        void run() throws InterruptedException;
    }

    private void fork(String threadName, Work work) {
        Thread thread =
                Thread.ofVirtual()
                        .name(threadName)
                        .unstarted(() -> {
                            try {
                                work.run();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt(); // closing
                            } catch (RuntimeException e) {
                                LOG.error("{} stopped", threadName, e);
                            } finally {
                                forget(Thread.currentThread());
                            }
                        });
        lock.lock();
        try {
            if (!closed) {
                threads.add(thread);
                thread.start();
            }
        } finally {
            lock.unlock();
        }
    }

    private void forget(Thread thread) {
        lock.lock();
        try {
            threads.remove(thread);
        } finally {
            lock.unlock();
        }
    }

    /** Stops now, giving what was just answered a moment to be noted. */
    @Override
    public void close() {
        List<Thread> running;
        lock.lock();
        try {
            closed = true;
            running = List.copyOf(threads);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        running.forEach(Thread::interrupt);
        Instant limit = Instant.now().plus(CLOSING);
        try {
            for (Thread thread : running) {
                thread.join(Duration.between(Instant.now(), limit));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
