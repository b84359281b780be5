package org.agent008.adapter.storage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.agent008.adapter.wire.EventJson;
import org.agent008.domain.call.CallId;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.PhoneEvent;
import org.agent008.domain.port.Archive;
import org.agent008.domain.speech.Dossier;
import org.agent008.domain.speech.Snippet;
import org.agent008.domain.speech.Snippet.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what the journal wrote down of what was made of calls, and deletes calls. */
final class SqliteArchive implements Archive {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteArchive.class);
    private static final int SNIPPET_WORDS = 16;

    private final Database database;
    private final Writer writer;
    private final Reader reader;

    SqliteArchive(Database database, Writer writer, Reader reader) {
        this.database = database;
        this.writer = writer;
        this.reader = reader;
    }

    @Override
    public Dossier dossier(CallId id) {
        Dossier dossier = Dossier.EMPTY;
        List<PhoneEvent> events =
                reader.query(
                        r -> EventJson.parse(r.getString(1)).event(),
                        """
                        select body from product where call = ?1 and date =
                            (select date from history where call = ?1 order by at desc limit 1)
                        """,
                        id.value());
        for (PhoneEvent event : events) {
            dossier = with(dossier, event);
        }
        return dossier;
    }

    private static Dossier with(Dossier d, PhoneEvent event) {
        return switch (event) {
            case CallEvent.Recorded(var _, var recording) ->
                    new Dossier(Optional.of(recording), d.transcript(), d.summary(), d.insights());
            case CallEvent.Transcribed(var _, var transcript) ->
                    new Dossier(d.recording(), Optional.of(transcript), d.summary(), d.insights());
            case CallEvent.Summarized(var _, var summary) ->
                    new Dossier(d.recording(), d.transcript(), Optional.of(summary), d.insights());
            case CallEvent.Analyzed(var _, var insights) ->
                    new Dossier(d.recording(), d.transcript(), d.summary(), Optional.of(insights));
            default -> d;
        };
    }

    private record Hit(CallId call, String kind, String text) {}

    @Override
    public Map<CallId, Snippet> snippets(String query, List<CallId> calls) {
        SearchWords words = SearchWords.of(query);
        if (words.all().isEmpty()) {
            return Map.of();
        }
        var ids = JsonNodeFactory.instance.arrayNode();
        calls.forEach(call -> ids.add(call.value()));
        List<Hit> hits =
                reader.query(
                        r -> new Hit(new CallId(r.getString(1)), r.getString(2), r.getString(3)),
                        """
                        select p.call, p.kind, snippet(said, 0, ?, ?, '…', ?)
                        from said join product p on p.id = said.rowid
                        where said match ? and p.call in (select value from json_each(?))
                        order by said.rank
                        """,
                        String.valueOf(MarkedText.BEGIN),
                        String.valueOf(MarkedText.END),
                        SNIPPET_WORDS,
                        words.any(),
                        ids.toString());
        Map<CallId, Snippet> best = new HashMap<>();
        for (Hit hit : hits) {
            Source source =
                    hit.kind().equals(ProductTable.SUMMARY) ? Source.SUMMARY : Source.TRANSCRIPT;
            best.putIfAbsent(hit.call(), MarkedText.snippet(source, hit.text()));
        }
        return best;
    }

    @Override
    public CompletionStage<Integer> purge(Purge what) {
        List<Path> files = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        return writer.submit(
                        c -> {
                            files.clear(); // it may be the second try
                            gone.clear();
                            gone.addAll(delete(c, what, files));
                        })
                .thenApplyAsync(_ -> {
                    files.forEach(SqliteArchive::delete);
                    emptyLog();
                    return gone.size();
                });
    }

    private static List<String> delete(Connection c, Purge what, List<Path> files)
            throws SQLException {
        Sql.update(c, "create temp table if not exists gone (call text, date text)");
        Sql.update(c, "delete from gone");
        switch (what) {
            case Purge.One(CallId id) -> collect(c, "call = ?", id.value());
            case Purge.Before(var time) -> collect(c, "at < ?", time.toEpochMilli());
            case Purge.All() -> collect(c, "1 = 1");
        }
        String those = "(call, date) in (select call, date from gone)";
        Sql.query(
                        c,
                        r -> EventJson.parse(r.getString(1)).event(),
                        "select body from product where kind = '"
                                + ProductTable.RECORDING
                                + "' and "
                                + those)
                .forEach(event -> {
                    if (event instanceof CallEvent.Recorded(var _, var recording)) {
                        files.add(recording.file());
                    }
                });
        ProductTable.forget(c, those);
        Sql.update(
                c,
                """
                insert into mark (name, at) select 'sequence', newest
                    from (select max(sequence) as newest from event) where newest is not null
                    on conflict (name) do update set at = max(at, excluded.at)
                """);
        Sql.update(
                c,
                """
                delete from delivery where coalesce(
                    json_extract(body, '$.data.cdr.id'), json_extract(body, '$.data.id'),
                    json_extract(body, '$.cdr.id'), json_extract(body, '$.id'))
                    in (select call from gone)
                """);
        Sql.update(
                c,
                """
                delete from event where coalesce(
                    json_extract(body, '$.data.cdr.id'), json_extract(body, '$.data.id'))
                    in (select call from gone)
                """);
        Sql.update(c, "delete from history where " + those);
        return Sql.query(c, r -> r.getString(1), "select call from gone");
    }

    private static void collect(Connection c, String condition, Object... parameters)
            throws SQLException {
        Sql.update(
                c,
                "insert into gone select call, date from history where open = 0 and " + condition,
                parameters);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.error("The recording {} was not deleted: {}", file, e.getMessage());
        }
    }

    /** What was deleted is still in the file beside the database until that is written back. */
    private void emptyLog() {
        try (Connection c = database.connect()) {
            Sql.query(c, r -> r.getInt(1), "PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            LOG.warn("What was deleted may be read from {}-wal for a while", database.file(), e);
        }
    }
}
