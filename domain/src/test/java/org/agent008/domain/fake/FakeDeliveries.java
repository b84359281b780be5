package org.agent008.domain.fake;

import java.time.Instant;
import java.util.HashMap;
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
    private final Map<String, Disabled> disabled = new HashMap<>();
    private final TreeMap<Long, Entry> entries = new TreeMap<>();

    /** Adds an entry that is due at once. */
    public synchronized void add(
            String endpoint, String eventId, String lane, String body, Instant created) {
        long id = entries.size() + 1L;
        Delivery d = new Delivery(id, endpoint, eventId, lane, body, created, 0);
        entries.put(id, entry(d, State.WAITING, Optional.empty(), Instant.EPOCH));
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
        entries.computeIfPresent(
                id, (k, e) -> entry(e.delivery(), State.DELIVERED, Optional.empty(), at));
    }

    @Override
    public synchronized void retry(long id, String error, Instant next) {
        entries.computeIfPresent(
                id, (k, e) -> entry(tried(e.delivery()), State.WAITING, Optional.of(error), next));
    }

    @Override
    public synchronized void dead(long id, String error, Instant at) {
        entries.computeIfPresent(
                id, (k, e) -> entry(tried(e.delivery()), State.DEAD, Optional.of(error), at));
    }

    private static Entry entry(Delivery d, State state, Optional<String> error, Instant due) {
        return new Entry(d, Optional.empty(), state, error, due);
    }

    private static Delivery tried(Delivery d) {
        return withAttempts(d, d.attempts() + 1);
    }

    private static Delivery withAttempts(Delivery d, int attempts) {
        return new Delivery(
                d.id(), d.endpoint(), d.eventId(), d.lane(), d.body(), d.created(), attempts);
    }

    @Override
    public synchronized List<Entry> list(Optional<State> state, long before, int limit) {
        return entries.headMap(before, false).descendingMap().values().stream()
                .filter(e -> state.map(e.state()::equals).orElse(true))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<Entry> find(long id) {
        return Optional.ofNullable(entries.get(id));
    }

    @Override
    public synchronized boolean replay(long id) {
        Optional<Entry> dead = find(id).filter(e -> e.state() == State.DEAD);
        dead.ifPresent(e -> {
            Delivery fresh = withAttempts(e.delivery(), 0);
            entries.put(id, entry(fresh, State.WAITING, e.error(), Instant.EPOCH));
            enable(fresh.endpoint());
        });
        return dead.isPresent();
    }

    @Override
    public synchronized int replayAll() {
        List<Long> dead =
                list(Optional.of(State.DEAD), Long.MAX_VALUE, Integer.MAX_VALUE).stream()
                        .map(e -> e.delivery().id())
                        .toList();
        dead.forEach(this::replay);
        return dead.size();
    }

    @Override
    public synchronized void disable(String endpoint, Disabled how) {
        disabled.put(endpoint, how);
        entries.replaceAll((id, e) ->
                e.delivery().endpoint().equals(endpoint) && e.state() == State.WAITING
                        ? entry(e.delivery(), State.DEAD, Optional.of(how.why()), how.since())
                        : e);
    }

    @Override
    public synchronized Optional<Disabled> disabled(String endpoint) {
        return Optional.ofNullable(disabled.get(endpoint));
    }

    @Override
    public synchronized void enable(String endpoint) {
        disabled.remove(endpoint);
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
