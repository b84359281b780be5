package org.agent008.adapter.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.agent008.adapter.wire.CdrJson;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.speech.Segment;

/** Writes down what is made of calls: the events that told it, and their words for the search. */
final class ProductTable {
    static final String RECORDING = "recording";
    static final String TRANSCRIPT = "transcript";
    static final String SUMMARY = "summary";
    static final String INSIGHTS = "insights";

    private ProductTable() {}

    /**
     * Keeps it in place of an earlier one of its kind.
     *
     * @param body of the event's envelope
     */
    static void write(Connection c, CallEvent event, String body) throws SQLException {
        Optional<String> kind = kind(event);
        if (kind.isEmpty()) {
            return;
        }
        String call = event.call().value();
        String date = CdrJson.date(event.cdr());
        forget(c, "call = ? and date = ? and kind = ?", call, date, kind.get());
        Sql.update(
                c,
                "insert into product (call, date, kind, body) values (?, ?, ?, ?)",
                call,
                date,
                kind.get(),
                body);
        String words = words(event);
        if (!words.isEmpty()) {
            Sql.update(
                    c,
                    "insert into said (rowid, words) select id, ? from product"
                            + " where call = ? and date = ? and kind = ?",
                    words,
                    call,
                    date,
                    kind.get());
        }
    }

    /** Deletes those of which the condition is true, and their words. */
    static void forget(Connection c, String condition, Object... parameters) throws SQLException {
        Sql.update(
                c,
                "delete from said where rowid in (select id from product where " + condition + ")",
                parameters);
        Sql.update(c, "delete from product where " + condition, parameters);
    }

    private static Optional<String> kind(CallEvent event) {
        return switch (event) {
            case CallEvent.Recorded _ -> Optional.of(RECORDING);
            case CallEvent.Transcribed _ -> Optional.of(TRANSCRIPT);
            case CallEvent.Summarized _ -> Optional.of(SUMMARY);
            case CallEvent.Analyzed _ -> Optional.of(INSIGHTS);
            case CallEvent.Ringing _,
                    CallEvent.Accepted _,
                    CallEvent.Held _,
                    CallEvent.Resumed _,
                    CallEvent.Dtmf _,
                    CallEvent.Transferred _,
                    CallEvent.Terminated _,
                    CallEvent.Completed _ ->
                    Optional.empty();
        };
    }

    private static String words(CallEvent event) {
        return switch (event) {
            case CallEvent.Transcribed(var _, var transcript) ->
                    transcript.segments().stream()
                            .map(Segment::text)
                            .collect(Collectors.joining("\n"));
            case CallEvent.Summarized(var _, var summary) -> summary.text();
            default -> "";
        };
    }
}
