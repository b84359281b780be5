package org.agent008.domain.fake;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.agent008.domain.port.Deliveries;

/** An outbox in memory. Safe from any thread. */
public final class FakeDeliveries implements Deliveries {
    private enum State {
        WAITING,
        DELIVERED,
        DEAD
    }

    private record Entry(Delivery delivery, State state, Instant due) {}

    private final TreeMap<Long, Entry> entries = new TreeMap<>();

    /** Adds an entry that is due at once. */
    public synchronized void add(
            String endpoint, String eventId, String lane, String body, Instant created) {
        long id = entries.size() + 1L;
        Delivery d = new Delivery(id, endpoint, eventId, lane, body, created, 0);
        entries.put(id, new Entry(d, State.WAITING, Instant.MIN));
    }

    @Override
    public synchronized List<Delivery> due(String endpoint, Instant now, int limit) {
        return heads(endpoint)
                .filter(e -> !e.due().isAfter(now))
                .map(Entry::delivery)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<Instant> nextDue(String endpoint, Instant now) {
        return heads(endpoint).map(Entry::due).filter(now::isBefore).min(Instant::compareTo);
    }

    private Stream<Entry> heads(String endpoint) {
        Set<String> lanes = new HashSet<>();
        return entries.values().stream()
                .filter(e -> e.delivery().endpoint().equals(endpoint))
                .filter(e -> e.state() == State.WAITING)
                .filter(e -> lanes.add(e.delivery().lane()));
    }

    @Override
    public synchronized void delivered(long id, Instant at) {
        entries.computeIfPresent(id, (k, e) -> new Entry(e.delivery(), State.DELIVERED, at));
    }

    @Override
    public synchronized void retry(long id, String error, Instant next) {
        entries.computeIfPresent(id, (k, e) -> new Entry(tried(e.delivery()), State.WAITING, next));
    }

    @Override
    public synchronized void dead(long id, String error, Instant at) {
        entries.computeIfPresent(id, (k, e) -> new Entry(tried(e.delivery()), State.DEAD, at));
    }

    private static Delivery tried(Delivery d) {
        return new Delivery(
                d.id(),
                d.endpoint(),
                d.eventId(),
                d.lane(),
                d.body(),
                d.created(),
                d.attempts() + 1);
    }

    @Override
    public synchronized Map<String, Long> counts(String endpoint) {
        return Map.of(
                "waiting", count(endpoint, State.WAITING),
                "delivered", count(endpoint, State.DELIVERED),
                "dead", count(endpoint, State.DEAD));
    }

    private long count(String endpoint, State state) {
        return entries.values().stream()
                .filter(e -> e.delivery().endpoint().equals(endpoint) && e.state() == state)
                .count();
    }
}
