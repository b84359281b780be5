package org.agent008.adapter.api;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.phone.EventListener;
import org.agent008.domain.port.EventLog;

/**
 * The committed events, for any number of readers, each with a cursor of its own: the sequence it
 * has seen last. The newest events are kept in memory; a reader that falls behind them catches up
 * from the log, so a slow one costs no memory and holds up nobody. Safe from any thread.
 */
final class EventFeed implements EventListener, AutoCloseable {
    /** The cursor of a reader that wants what comes next. */
    static final long NOW = -1;

    private static final int KEPT = 1_000;
    private static final int PAGE = 200;

    private final EventLog log;
    private final Deque<Envelope> recent = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;

    EventFeed(EventLog log) {
        this.log = log;
    }

    /** Never blocks for longer than it takes to note the event. */
    @Override
    public void on(Envelope envelope) {
        lock.lock();
        try {
            recent.addLast(envelope);
            if (recent.size() > KEPT) {
                recent.removeFirst();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Where a reader starts that knows events up to {@code sequence}. */
    long cursorAfter(long sequence) {
        // Nothing has this sequence where the log was lost: go on with what comes.
        return sequence == 0 || !log.after(sequence - 1, 1).isEmpty() ? sequence : newest();
    }

    /** Where a reader starts that wants what comes next. */
    long newest() {
        lock.lock();
        try {
            return recent.isEmpty() ? NOW : recent.getLast().sequence();
        } finally {
            lock.unlock();
        }
    }

    /**
     * What is durable after {@code cursor}, oldest first, without waiting; not all of it at once.
     */
    List<Envelope> written(long cursor) {
        return log.after(cursor, PAGE);
    }

    /**
     * What comes after {@code cursor}, oldest first. Waits up to {@code patience} where there is
     * nothing yet; empty then, and once closed. Blocks on the disk for a reader that fell behind.
     */
    List<Envelope> after(long cursor, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (!closed && newest() <= cursor) {
                if (left <= 0) {
                    return List.of();
                }
                left = changed.awaitNanos(left);
            }
            if (closed) {
                return List.of();
            }
            if (cursor == NOW || recent.getFirst().sequence() <= cursor + 1) {
                return recent(cursor);
            }
        } finally {
            lock.unlock();
        }
        List<Envelope> missed = written(cursor);
        return missed.isEmpty() ? recent(cursor) : missed;
    }

    private List<Envelope> recent(long cursor) {
        lock.lock();
        try {
            return recent.stream().filter(e -> e.sequence() > cursor).toList();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Lets every waiting reader go. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
