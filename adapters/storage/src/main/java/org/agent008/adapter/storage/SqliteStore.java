package org.agent008.adapter.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.agent008.domain.port.Archive;
import org.agent008.domain.port.Contacts;
import org.agent008.domain.port.Deliveries;
import org.agent008.domain.port.EventLog;
import org.agent008.domain.port.History;
import org.agent008.domain.port.Journal;
import org.agent008.domain.settings.WebhookEndpoint;

/**
 * One SQLite file behind the journal, history, event log, outbox and contacts. Safe from any
 * thread; closing it writes what waits.
 */
public final class SqliteStore implements AutoCloseable {
    private final Writer writer;
    private final Reader reader;
    private final SqliteJournal journal;
    private final EventLog eventLog;
    private final Deliveries deliveries;
    private final History history;
    private final Archive archive;
    private final SqliteContacts contacts;

    private SqliteStore(Database database, List<WebhookEndpoint> endpoints, Retention retention) {
        writer = new Writer(database);
        reader = new Reader(database);
        journal = new SqliteJournal(writer, reader, endpoints, retention);
        eventLog = new SqliteEventLog(reader);
        deliveries = new SqliteDeliveries(writer, reader);
        history = new SqliteHistory(reader);
        archive = new SqliteArchive(database, writer, reader);
        contacts = new SqliteContacts(writer, reader, Numbers.of(List.of(), Locale.getDefault()));
    }

    /**
     * Opens the store, making the file (0600) and its directory (0700) where they are missing. A
     * damaged file is moved aside and a new one begun.
     *
     * @param endpoints get an outbox entry for each event they ask for, in the format they have now
     * @throws IOException where the file cannot be opened, or is from a newer version; its message
     *     is for people
     */
    public static SqliteStore open(Path file, List<WebhookEndpoint> endpoints) throws IOException {
        return open(new Database(file), endpoints, Retention.DEFAULT);
    }

    static SqliteStore open(Database database, List<WebhookEndpoint> endpoints, Retention retention)
            throws IOException {
        database.prepare();
        return new SqliteStore(database, endpoints, retention);
    }

    /** From now on these endpoints get an outbox entry for each event; what waits stays. */
    public void configure(List<WebhookEndpoint> endpoints) {
        journal.configure(endpoints);
    }

    /** Closing it writes what waits; the outbox needs it open, so close the store instead. */
    public Journal journal() {
        return journal;
    }

    public EventLog eventLog() {
        return eventLog;
    }

    public Deliveries deliveries() {
        return deliveries;
    }

    public History history() {
        return history;
    }

    public Archive archive() {
        return archive;
    }

    public Contacts contacts() {
        return contacts;
    }

    SqliteContacts book() {
        return contacts;
    }

    /**
     * Reads national numbers as those of the country of these own numbers; where none is
     * international, of the country of the system's locale.
     */
    public void ownNumbers(List<String> numbers) {
        contacts.read(Numbers.of(numbers, Locale.getDefault()));
    }

    @Override
    public void close() {
        writer.close();
        reader.close();
    }
}
