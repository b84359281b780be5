package org.agent008.domain.fake;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.agent008.domain.call.CallId;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.port.EventLog;
import org.agent008.domain.port.Journal;
import org.agent008.domain.speech.Products;

/**
 * A journal in memory. Commits at once, inside {@link #append}, unless {@link #hold} keeps commits
 * back. Safe from any thread.
 */
public final class FakeJournal implements Journal, EventLog {
    private record Waiting(List<Envelope> envelopes, CompletableFuture<Void> committed) {}

    private final List<Envelope> written = new ArrayList<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private boolean held;
    private Optional<Instant> alive = Optional.empty();
    private Optional<Recovered> recovered = Optional.empty();
    private Optional<String> fault = Optional.empty();

    /** From now on appends wait for {@link #commit}. */
    public synchronized void hold() {
        held = true;
    }

    /** Commits what waits, in order, on the calling thread; later appends wait again. */
    public void commit() {
        List<Waiting> now;
        synchronized (this) {
            now = List.copyOf(waiting);
            waiting.clear();
            now.forEach(w -> written.addAll(w.envelopes()));
        }
        now.forEach(w -> w.committed().complete(null));
    }

    /** Commits what waits; later appends commit at once again. */
    public void release() {
        synchronized (this) {
            held = false;
        }
        commit();
    }

    /** What is durable, oldest first. */
    public synchronized List<Envelope> written() {
        return List.copyOf(written);
    }

    /** Appended, not yet durable, oldest first. */
    public synchronized List<Envelope> waiting() {
        return waiting.stream().flatMap(w -> w.envelopes().stream()).toList();
    }

    /** What {@link #recover} says, instead of what was written here. */
    public synchronized void recovered(Recovered found) {
        recovered = Optional.of(found);
    }

    public synchronized void fault(Optional<String> sentence) {
        fault = sentence;
    }

    /** The newest {@link #alive(Instant)}. */
    public synchronized Optional<Instant> lastAlive() {
        return alive;
    }

    @Override
    public synchronized Recovered recover() {
        return recovered.orElseGet(this::derived);
    }

    private Recovered derived() {
        Map<CallId, Cdr> open = new LinkedHashMap<>();
        for (Envelope e : written) {
            if (e.event() instanceof CallEvent c && c.cdr().cause().isPresent()) {
                open.remove(c.call());
            } else if (e.event() instanceof CallEvent c) {
                open.put(c.call(), c.cdr());
            }
        }
        Optional<Envelope> newest =
                written.isEmpty() ? Optional.empty() : Optional.of(written.getLast());
        Optional<Instant> last =
                newest.map(Envelope::timestamp)
                        .filter(t -> alive.filter(t::isBefore).isEmpty())
                        .or(() -> alive);
        return new Recovered(
                newest.map(Envelope::sequence).orElse(0L),
                List.copyOf(open.values()),
                unfinished(),
                last);
    }

    private List<Unfinished> unfinished() {
        Map<CallId, Unfinished> over = new LinkedHashMap<>();
        for (Envelope e : written) {
            if (e.event() instanceof CallEvent.Completed(Cdr cdr, var _)) {
                over.remove(cdr.id());
            } else if (e.event() instanceof CallEvent c && c.cdr().cause().isPresent()) {
                over.putIfAbsent(c.call(), new Unfinished(c.cdr(), Products.NONE));
                over.computeIfPresent(c.call(), (_, was) -> was.after(c));
            }
        }
        return List.copyOf(over.values());
    }

    @Override
    public CompletionStage<Void> append(List<Envelope> envelopes) {
        CompletableFuture<Void> committed = new CompletableFuture<>();
        boolean now;
        synchronized (this) {
            waiting.add(new Waiting(List.copyOf(envelopes), committed));
            now = !held;
        }
        if (now) {
            commit();
        }
        return committed;
    }

    @Override
    public synchronized void alive(Instant now) {
        alive = Optional.of(now);
    }

    @Override
    public synchronized Optional<String> fault() {
        return fault;
    }

    @Override
    public synchronized List<Envelope> after(long sequence, int limit) {
        return written.stream().filter(e -> e.sequence() > sequence).limit(limit).toList();
    }

    @Override
    public void close() {
        release();
    }
}
