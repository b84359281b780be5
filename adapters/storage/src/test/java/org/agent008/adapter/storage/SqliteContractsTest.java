package org.agent008.adapter.storage;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agent008.domain.contact.Contact;
import org.agent008.domain.contract.ContactsContract;
import org.agent008.domain.contract.DeliveriesContract;
import org.agent008.domain.contract.HistoryContract;
import org.agent008.domain.contract.JournalContract;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.port.Contacts;
import org.agent008.domain.port.Deliveries;
import org.agent008.domain.port.EventLog;
import org.agent008.domain.port.History;
import org.agent008.domain.port.Journal;
import org.agent008.domain.port.Journal.Recovered;
import org.agent008.domain.settings.WebhookEndpoint;
import org.agent008.domain.settings.WebhookEndpoint.Format;
import org.agent008.domain.settings.WebhookEndpoint.Retry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteContractsTest
        implements JournalContract, DeliveriesContract, HistoryContract, ContactsContract {
    @TempDir private Path directory;
    private SqliteStore store;

    @BeforeEach
    void open() throws IOException {
        store =
                SqliteStore.open(
                        directory.resolve("agent008.db"), List.of(endpoint(HOOK), endpoint(OTHER)));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static WebhookEndpoint endpoint(String label) {
        return new WebhookEndpoint(
                label,
                URI.create("http://127.0.0.1:9/"),
                Format.ENVELOPE,
                Set.of(),
                List.of(),
                Map.of(),
                Retry.STANDARD,
                false);
    }

    @Override
    public Journal journal() {
        return store.journal();
    }

    @Override
    public EventLog log() {
        return store.eventLog();
    }

    @Override
    public Recovered recoveredLater() throws IOException {
        store.close();
        open();
        return store.journal().recover();
    }

    @Override
    public Deliveries deliveries() {
        return store.deliveries();
    }

    @Override
    public History history() {
        return store.history();
    }

    @Override
    public Contacts contacts(List<Contact> contacts) {
        try {
            store.contacts().importVcards(Vcards.stream(Vcards.of(contacts)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return store.contacts();
    }

    @Override
    public void append(List<Envelope> envelopes) {
        journal().append(envelopes).toCompletableFuture().orTimeout(60, SECONDS).join();
    }
}
