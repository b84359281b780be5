package org.agent008.adapter.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables, as steps from one version to the next; {@code PRAGMA user_version} counts the steps
 * taken. A step that has been released never changes.
 */
final class Schema {
    /** Times are milliseconds since 1970; bodies and CDRs are JSON. */
    private static final List<List<String>> STEPS =
            List.of(
                    List.of(
                            """
                            create table history (
                                call text not null, date text not null,
                                open integer not null, cdr text not null,
                                primary key (call, date)) without rowid
                            """,
                            "create index history_open on history (date) where open = 1",
                            """
                            create table event (
                                sequence integer primary key, id text not null unique,
                                at integer not null, type text not null, body text not null)
                            """,
                            """
                            create table delivery (
                                id integer primary key autoincrement,
                                endpoint text not null, event text not null, lane text not null,
                                body text not null, created integer not null,
                                attempts integer not null default 0, due integer not null default 0,
                                state text not null default 'waiting',
                                settled integer, error text)
                            """,
                            """
                            create index delivery_waiting on delivery (endpoint, lane, id)
                                where state = 'waiting'
                            """,
                            "create index delivery_state on delivery (endpoint, state)",
                            "create table mark (name text primary key, at integer not null)"),
                    List.of(
                            "alter table history add column at integer not null default 0",
                            "alter table history add column words text not null default ''",
                            """
                            update history set at = strftime('%s', date) * 1000, words = lower(
                                json_extract(cdr, '$.from') || char(10)
                                || coalesce(json_extract(cdr, '$.fromName'), '') || char(10)
                                || json_extract(cdr, '$.to') || char(10)
                                || coalesce(json_extract(cdr, '$.toName'), ''))
                            """,
                            "create index history_at on history (at)",
                            """
                            create table contact (
                                id text primary key, source text not null, body text not null)
                            """),
                    List.of(
                            """
                            create table disabled (
                                endpoint text primary key, configuration text not null,
                                why text not null, since integer not null)
                            """,
                            "create index delivery_dead on delivery (id) where state = 'dead'"),
                    List.of("create index history_unfinished on history (date) where open = 2"),
                    List.of(
                            """
                            create table product (
                                id integer primary key, call text not null, date text not null,
                                kind text not null, body text not null,
                                unique (call, date, kind))
                            """,
                            """
                            create virtual table said using fts5(
                                words, tokenize = 'unicode61 remove_diacritics 2')
                            """,
                            "insert into said (said, rank) values ('secure-delete', 1)"));

    private Schema() {}

    /** The newest. */
    static int version() {
        return STEPS.size();
    }

    /** Brings the database to the newest version, each step in a transaction of its own. */
    static void migrate(Connection c) throws SQLException {
        int version = Sql.query(c, row -> row.getInt(1), "PRAGMA user_version").getFirst();
        if (version > STEPS.size()) {
            throw new NewerVersionException();
        }
        for (int next = version; next < STEPS.size(); next++) {
            List<String> step = new ArrayList<>(STEPS.get(next));
            step.add("PRAGMA user_version = " + (next + 1));
            Sql.transaction(
                    c,
                    () -> {
                        for (String sql : step) {
                            Sql.update(c, sql);
                        }
                    });
        }
    }

    /** The file was written by a later release, whose tables this one does not know. */
    static final class NewerVersionException extends SQLException {
        private static final long serialVersionUID = 1;

        NewerVersionException() {
            super("it was written by a newer version of this program: install that, or move it");
        }
    }
}
