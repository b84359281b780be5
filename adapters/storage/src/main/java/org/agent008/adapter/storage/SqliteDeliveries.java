package org.agent008.adapter.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.agent008.domain.port.Deliveries;

/** The outbox. What is reported is durable when the call returns. */
final class SqliteDeliveries implements Deliveries {
    /** The oldest entry of each lane that is still on its way. */
    private static final String HEADS =
            """
            from delivery d where d.endpoint = ? and d.state = 'waiting' and not exists (
                select 1 from delivery older where older.endpoint = d.endpoint
                    and older.lane = d.lane and older.state = 'waiting' and older.id < d.id)
            """;

    private static final String ENTRY =
            """
            select d.id, d.endpoint, d.event, d.lane, d.body, d.created, d.attempts,
                (select type from event where event.id = d.event), d.state, d.error, d.due
            from delivery d
            """;

    private static final String REVIVE =
            "update delivery set state = 'waiting', attempts = 0, due = 0, settled = null"
                    + " where state = 'dead'";

    private final Writer writer;
    private final Reader reader;

    SqliteDeliveries(Writer writer, Reader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    @Override
    public List<Delivery> due(String endpoint, Instant now, int limit) {
        return reader.query(
                SqliteDeliveries::delivery,
                "select d.id, d.endpoint, d.event, d.lane, d.body, d.created, d.attempts "
                        + HEADS
                        + "and d.due <= ? order by d.id limit ?",
                endpoint,
                now.toEpochMilli(),
                limit);
    }

    private static Delivery delivery(ResultSet r) throws SQLException {
        return new Delivery(
                r.getLong(1),
                r.getString(2),
                r.getString(3),
                r.getString(4),
                r.getString(5),
                Instant.ofEpochMilli(r.getLong(6)),
                r.getInt(7));
    }

    @Override
    public Optional<Instant> nextDue(String endpoint, Instant now) {
        return reader
                .query(
                        r -> r.getLong(1),
                        "select d.due " + HEADS + "and d.due > ? order by d.due limit 1",
                        endpoint,
                        now.toEpochMilli())
                .stream()
                .findFirst()
                .map(Instant::ofEpochMilli);
    }

    @Override
    public void delivered(long id, Instant at) {
        settle(id, "state = 'delivered', settled = ?, error = null", at.toEpochMilli());
    }

    @Override
    public void retry(long id, String error, Instant next) {
        settle(id, "attempts = attempts + 1, error = ?, due = ?", error, next.toEpochMilli());
    }

    @Override
    public void dead(long id, String error, Instant at) {
        settle(
                id,
                "state = 'dead', attempts = attempts + 1, error = ?, settled = ?",
                error,
                at.toEpochMilli());
    }

    @Override
    public List<Entry> list(Optional<State> state, long before, int limit) {
        return reader.query(
                SqliteDeliveries::entry,
                ENTRY + "where d.id < ? and (? = '' or d.state = ?) order by d.id desc limit ?",
                before,
                state.map(SqliteDeliveries::name).orElse(""),
                state.map(SqliteDeliveries::name).orElse(""),
                limit);
    }

    @Override
    public Optional<Entry> find(long id) {
        return reader.query(SqliteDeliveries::entry, ENTRY + "where d.id = ?", id).stream()
                .findFirst();
    }

    private static Entry entry(ResultSet r) throws SQLException {
        return new Entry(
                delivery(r),
                Optional.ofNullable(r.getString(8)),
                State.valueOf(r.getString(9).toUpperCase(Locale.ROOT)),
                Optional.ofNullable(r.getString(10)),
                Instant.ofEpochMilli(r.getLong(11)));
    }

    private static String name(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean replay(long id) {
        boolean dead = find(id).filter(e -> e.state() == State.DEAD).isPresent();
        if (dead) {
            change(c -> {
                Sql.update(
                        c,
                        "delete from disabled where endpoint ="
                                + " (select endpoint from delivery where id = ?)",
                        id);
                Sql.update(c, REVIVE + " and id = ?", id);
            });
        }
        return dead;
    }

    @Override
    public int replayAll() {
        int dead =
                reader.query(r -> r.getInt(1), "select count(*) from delivery where state = 'dead'")
                        .getFirst();
        change(c -> {
            Sql.update(c, "delete from disabled");
            Sql.update(c, REVIVE);
        });
        return dead;
    }

    @Override
    public void disable(String endpoint, Disabled how) {
        change(c -> {
            Sql.update(
                    c,
                    """
                    insert into disabled (endpoint, configuration, why, since) values (?, ?, ?, ?)
                    on conflict (endpoint) do update set configuration = excluded.configuration,
                        why = excluded.why, since = excluded.since
                    """,
                    endpoint,
                    how.configuration(),
                    how.why(),
                    how.since().toEpochMilli());
            Sql.update(
                    c,
                    "update delivery set state = 'dead', error = ?, settled = ?"
                            + " where endpoint = ? and state = 'waiting'",
                    how.why(),
                    how.since().toEpochMilli(),
                    endpoint);
        });
    }

    @Override
    public Optional<Disabled> disabled(String endpoint) {
        return reader
                .query(
                        r ->
                                new Disabled(
                                        r.getString(1),
                                        r.getString(2),
                                        Instant.ofEpochMilli(r.getLong(3))),
                        "select configuration, why, since from disabled where endpoint = ?",
                        endpoint)
                .stream()
                .findFirst();
    }

    @Override
    public void enable(String endpoint) {
        change(c -> Sql.update(c, "delete from disabled where endpoint = ?", endpoint));
    }

    /** Waits for the commit, so that what is reported is never due again. */
    private void settle(long id, String change, Object... values) {
        Object[] parameters = Arrays.copyOf(values, values.length + 1);
        parameters[values.length] = id;
        change(c -> Sql.update(c, "update delivery set " + change + " where id = ?", parameters));
    }

    private void change(Writer.Change change) {
        writer.submit(change).join();
    }

    @Override
    public Map<String, Long> counts(String endpoint) {
        Map<String, Long> counts =
                new HashMap<>(Map.of("waiting", 0L, "delivered", 0L, "dead", 0L));
        reader.query(
                        r -> Map.entry(r.getString(1), r.getLong(2)),
                        "select state, count(*) from delivery where endpoint = ? group by state",
                        endpoint)
                .forEach(e -> counts.put(e.getKey(), e.getValue()));
        return Map.copyOf(counts);
    }
}
