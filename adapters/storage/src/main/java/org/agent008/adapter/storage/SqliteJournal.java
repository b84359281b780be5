package org.agent008.adapter.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.agent008.adapter.wire.CdrJson;
import org.agent008.adapter.wire.EventJson;
import org.agent008.adapter.wire.EventTypes;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.ContactClicked;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.event.PhoneEvent;
import org.agent008.domain.event.RegistrationChanged;
import org.agent008.domain.event.StatusChanged;
import org.agent008.domain.port.Journal;
import org.agent008.domain.settings.WebhookEndpoint;
import org.agent008.domain.settings.WebhookEndpoint.Format;
import org.agent008.domain.speech.Products;

/** Writes history, event log and outbox in one transaction. */
final class SqliteJournal implements Journal {
    private static final Duration ALIVE_EVERY = Duration.ofSeconds(5);
    private static final String PHONE_LANE = "phone";

    // history.open
    private static final int DONE = 0;
    private static final int OPEN = 1;
    private static final int UNFINISHED = 2;

    private final Writer writer;
    private final Reader reader;
    private volatile Map<String, WebhookEndpoint> endpoints;
    private final Pruning pruning;
    private Instant aliveNoted = Instant.MIN;
    private CompletableFuture<Void> aliveWritten = CompletableFuture.completedFuture(null);

    SqliteJournal(
            Writer writer, Reader reader, List<WebhookEndpoint> endpoints, Retention retention) {
        this.writer = writer;
        this.reader = reader;
        this.endpoints = WebhookEndpoint.byKey(endpoints);
        this.pruning = new Pruning(writer, retention);
    }

    void configure(List<WebhookEndpoint> wanted) {
        endpoints = WebhookEndpoint.byKey(wanted);
    }

    @Override
    public Recovered recover() {
        long last =
                reader.query(
                                r -> r.getLong(1),
                                """
                                select coalesce(max(sequence), 0) from (
                                    select sequence from event
                                    union all
                                    select at from mark where name = 'sequence')
                                """)
                        .getFirst();
        List<Cdr> open =
                reader.query(
                        r -> CdrJson.parse(r.getString(1)),
                        "select cdr from history where open = 1 order by date");
        Optional<Instant> alive =
                reader
                        .query(
                                r -> r.getLong(1),
                                """
                                select at from mark where name = 'alive'
                                union all
                                select at from event where sequence = ?
                                """,
                                last)
                        .stream()
                        .max(Long::compare)
                        .map(Instant::ofEpochMilli);
        return new Recovered(last, open, unfinished(), alive);
    }

    private List<Unfinished> unfinished() {
        return reader
                .query(
                        r -> CdrJson.parse(r.getString(1)),
                        "select cdr from history where open = ? order by date",
                        UNFINISHED)
                .stream()
                .map(this::unfinished)
                .toList();
    }

    private Unfinished unfinished(Cdr cdr) {
        Unfinished unfinished = new Unfinished(cdr, Products.NONE);
        List<CallEvent> told =
                reader.query(
                        r -> (CallEvent) EventJson.parse(r.getString(1)).event(),
                        """
                        select body from event where at >= ?
                            and json_extract(body, '$.data.id') = ? order by sequence
                        """,
                        cdr.date().toInstant().toEpochMilli(),
                        cdr.id().value());
        for (CallEvent event : told) {
            unfinished = unfinished.after(event);
        }
        return unfinished;
    }

    @Override
    public CompletionStage<Void> append(List<Envelope> envelopes) {
        List<Envelope> all = List.copyOf(envelopes);
        CompletableFuture<Void> committed =
                writer.submit(c -> {
                    for (Envelope e : all) {
                        write(c, e);
                    }
                });
        pruning.count(all.size());
        return committed;
    }

    private void write(Connection c, Envelope e) throws SQLException {
        String body = EventJson.body(e, Format.ENVELOPE);
        String type = EventTypes.of(e.event());
        long at = e.timestamp().toEpochMilli();
        Sql.update(
                c,
                "insert into event (sequence, id, at, type, body) values (?, ?, ?, ?, ?)",
                e.sequence(),
                e.id(),
                at,
                type,
                body);
        if (e.event() instanceof CallEvent call) {
            writeHistory(c, call);
            ProductTable.write(c, call, body);
        }
        String lane = lane(e.event());
        for (Map.Entry<String, WebhookEndpoint> endpoint : endpoints.entrySet()) {
            WebhookEndpoint to = endpoint.getValue();
            if (to.events().isEmpty() || to.events().contains(type)) {
                Sql.update(
                        c,
                        "insert into delivery (endpoint, event, lane, body, created)"
                                + " values (?, ?, ?, ?, ?)",
                        endpoint.getKey(),
                        e.id(),
                        lane,
                        to.format() == Format.ENVELOPE ? body : EventJson.body(e, to.format()),
                        at);
            }
        }
    }

    private static String lane(PhoneEvent event) {
        return switch (event) {
            case CallEvent call -> call.call().value();
            case ContactClicked click -> click.call().value();
            case StatusChanged _, RegistrationChanged _ -> PHONE_LANE;
        };
    }

    private static int state(CallEvent event) {
        if (event instanceof CallEvent.Completed) {
            return DONE;
        }
        return event.cdr().cause().isPresent() ? UNFINISHED : OPEN;
    }

    private static void writeHistory(Connection c, CallEvent event) throws SQLException {
        Cdr cdr = event.cdr();
        Sql.update(
                c,
                """
                insert into history (call, date, at, open, cdr, words) values (?, ?, ?, ?, ?, ?)
                on conflict (call, date) do update set
                    open = excluded.open, cdr = excluded.cdr, words = excluded.words
                """,
                cdr.id().value(),
                CdrJson.date(cdr),
                cdr.date().toInstant().toEpochMilli(),
                state(event),
                CdrJson.write(cdr),
                SqliteHistory.words(cdr));
    }

    @Override
    public synchronized void alive(Instant now) {
        boolean soon = aliveNoted.isAfter(now.minus(ALIVE_EVERY));
        if (soon || !aliveWritten.isDone()) {
            return;
        }
        aliveNoted = now;
        aliveWritten =
                writer.submit(c ->
                        Sql.update(
                                c,
                                "insert into mark (name, at) values ('alive', ?)"
                                        + " on conflict (name) do update set at = excluded.at",
                                now.toEpochMilli()));
    }

    @Override
    public Optional<String> fault() {
        return writer.fault().map(why -> "Calls and events are not being saved: " + why);
    }

    @Override
    public void close() {
        writer.close();
    }
}
