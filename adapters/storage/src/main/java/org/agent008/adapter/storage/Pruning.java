package org.agent008.adapter.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** Forgets the oldest of what is settled, now and then, in small steps. */
final class Pruning {
    private static final int AT_ONCE = 2_000;

    private final Writer writer;
    private final Retention retention;
    private final AtomicInteger appended = new AtomicInteger();

    Pruning(Writer writer, Retention retention) {
        this.writer = writer;
        this.retention = retention;
    }

    /** Tells of events that were appended. */
    void count(int events) {
        int before = appended.getAndAdd(events);
        if (before / retention.every() != (before + events) / retention.every()) {
            var _ = writer.submit(this::prune);
        }
    }

    private void prune(Connection c) throws SQLException {
        Sql.update(
                c,
                """
                delete from event where sequence in (
                    select sequence from event
                    where sequence <= (select max(sequence) from event) - ?
                    order by sequence limit ?)
                """,
                retention.events(),
                AT_ONCE);
        Sql.update(
                c,
                """
                delete from delivery where id in (
                    select id from delivery
                    where id <= (select max(id) from delivery) - ? and state = 'delivered'
                    order by id limit ?)
                """,
                retention.deliveries(),
                AT_ONCE);
        Sql.update(
                c,
                """
                delete from delivery where id in (
                    select id from delivery where state = 'dead'
                    order by id desc limit ? offset ?)
                """,
                AT_ONCE,
                retention.deliveries());
    }
}
