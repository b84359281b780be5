package org.agent008.adapter.storage;

import java.util.List;
import org.agent008.adapter.wire.EventJson;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.port.EventLog;

/** Reads the event log back. */
final class SqliteEventLog implements EventLog {
    private final Reader reader;

    SqliteEventLog(Reader reader) {
        this.reader = reader;
    }

    @Override
    public List<Envelope> after(long sequence, int limit) {
        return reader.query(
                r -> EventJson.parse(r.getString(1)),
                "select body from event where sequence > ? order by sequence limit ?",
                sequence,
                limit);
    }
}
