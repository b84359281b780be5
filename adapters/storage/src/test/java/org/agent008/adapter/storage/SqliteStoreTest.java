package org.agent008.adapter.storage;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.agent008.domain.fake.SampleEvents.accepted;
import static org.agent008.domain.fake.SampleEvents.envelope;
import static org.agent008.domain.fake.SampleEvents.registered;
import static org.agent008.domain.fake.SampleEvents.ringing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.agent008.adapter.wire.EventJson;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.fake.SampleEvents;
import org.agent008.domain.port.Deliveries.Delivery;
import org.agent008.domain.settings.WebhookEndpoint;
import org.agent008.domain.settings.WebhookEndpoint.Format;
import org.agent008.domain.settings.WebhookEndpoint.Retry;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {
    @TempDir private Path directory;

    private Path file() {
        return directory.resolve("data").resolve("agent008.db");
    }

    private static WebhookEndpoint endpoint(String label, Format format, String... events) {
        URI url = URI.create("http://127.0.0.1:9/" + label);
        return new WebhookEndpoint(
                label, url, format, Set.of(events), List.of(), Map.of(), Retry.STANDARD, false);
    }

    private static void append(SqliteStore store, Envelope... envelopes) {
        store.journal()
                .append(List.of(envelopes))
                .toCompletableFuture()
                .orTimeout(60, SECONDS)
                .join();
    }

    @Test
    void eachEndpointGetsTheTypesItAskedForInItsFormat() throws IOException {
        Envelope rings = envelope(1, ringing("c1"));
        Envelope registered = envelope(2, registered());
        List<WebhookEndpoint> endpoints =
                List.of(
                        endpoint("all", Format.ENVELOPE),
                        endpoint("old", Format.LEGACY_V2, "phone:ringing"));
        try (SqliteStore store = SqliteStore.open(file(), endpoints)) {
            append(store, rings, registered);
            assertThat(store.deliveries().due("all", SampleEvents.START, 10))
                    .extracting(Delivery::body)
                    .containsExactly(
                            EventJson.body(rings, Format.ENVELOPE),
                            EventJson.body(registered, Format.ENVELOPE));
            assertThat(store.deliveries().due("old", SampleEvents.START, 10))
                    .extracting(Delivery::body)
                    .containsExactly(EventJson.body(rings, Format.LEGACY_V2));
        }
    }

    @Test
    void eventsOfAnEndpointThatIsRemovedWaitUntilItIsBack() throws IOException {
        List<WebhookEndpoint> crm = List.of(endpoint("crm", Format.ENVELOPE));
        try (SqliteStore store = SqliteStore.open(file(), crm)) {
            append(store, envelope(1, ringing("c1")));
        }
        try (SqliteStore store = SqliteStore.open(file(), List.of())) {
            append(store, envelope(2, accepted("c1")));
        }
        try (SqliteStore store = SqliteStore.open(file(), crm)) {
            assertThat(store.deliveries().due("crm", SampleEvents.START, 10))
                    .extracting(Delivery::eventId)
                    .containsExactly("evt_000001");
        }
    }

    @Test
    void onlyTheOwnerMayReadTheFiles() throws IOException {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        try (SqliteStore store = SqliteStore.open(file(), List.of())) {
            append(store, envelope(1, registered()));
            assertThat(mode(directory.resolve("data"))).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(file().getParent())) {
                assertThat(files.map(SqliteStoreTest::mode).distinct())
                        .containsExactly("rw-------");
            }
        }
    }

    private static String mode(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsMovedAsideWhole() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "these are somebody's notes, not a database".repeat(100));
        byte[] before = Files.readAllBytes(file());
        try (SqliteStore store = SqliteStore.open(file(), List.of())) {
            append(store, envelope(1, registered()));
            assertThat(store.journal().recover().lastSequence()).isEqualTo(1);
        }
        assertThat(Files.readAllBytes(damaged().getFirst())).isEqualTo(before);
    }

    @Test
    void aDatabaseWithABrokenPageIsMovedAside() throws IOException {
        try (SqliteStore store = SqliteStore.open(file(), List.of())) {
            List<Envelope> many = new ArrayList<>();
            for (int n = 1; n <= 300; n++) {
                many.add(envelope(n, ringing("c" + n)));
            }
            append(store, many.toArray(Envelope[]::new));
        }
        byte[] bytes = Files.readAllBytes(file());
        for (int at = bytes.length / 2; at < bytes.length / 2 + 20_000; at++) {
            bytes[at] = 0x5a;
        }
        Files.write(file(), bytes);
        try (SqliteStore store = SqliteStore.open(file(), List.of())) {
            assertThat(store.journal().recover().lastSequence()).isZero();
            append(store, envelope(1, registered()));
        }
        assertThat(damaged()).hasSize(1);
    }

    private List<Path> damaged() throws IOException {
        try (Stream<Path> files = Files.list(file().getParent())) {
            return files.filter(f -> f.toString().contains(".damaged-")).toList();
        }
    }

    @Test
    void aDatabaseOfANewerVersionIsLeftAlone() throws Exception {
        SqliteStore.open(file(), List.of()).close();
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement s = c.createStatement()) {
            s.execute("PRAGMA user_version = 99");
        }
        assertThatThrownBy(() -> SqliteStore.open(file(), List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("newer version")
                .hasMessageContaining(file().toString());
        assertThat(damaged()).isEmpty();
    }

    @Test
    void aDirectoryThatCannotBeMadeIsToldByName() throws IOException {
        Files.writeString(directory.resolve("data"), "a file where the directory should be");
        assertThatThrownBy(() -> SqliteStore.open(file(), List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(directory.resolve("data").toString());
    }

    @Test
    void sqliteItselfIsNotLeftBehindInTheTemporaryDirectory() throws IOException {
        Assumptions.assumeTrue(
                directory.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "a library that is loaded cannot be removed on Windows");
        SqliteStore.open(file(), List.of()).close();
        assertThat(Path.of(System.getProperty("org.sqlite.tmpdir"))).doesNotExist();
    }

    @Test
    void twoStoresOnOneFileDoNotHarmIt() throws Exception {
        try (SqliteStore one = SqliteStore.open(file(), List.of());
                SqliteStore two = SqliteStore.open(file(), List.of())) {
            append(one, envelope(1, ringing("c1")));
            append(two, envelope(2, ringing("c2")));
            assertThatThrownBy(() -> append(two, envelope(1, ringing("again"))))
                    .hasMessageContaining("event.sequence");
            append(two, envelope(3, ringing("c3")));
            assertThat(one.eventLog().after(0, 10))
                    .extracting(Envelope::sequence)
                    .containsExactly(1L, 2L, 3L);
        }
        try (SqliteStore later = SqliteStore.open(file(), List.of())) {
            assertThat(later.journal().recover().openCalls())
                    .extracting(cdr -> cdr.id().value())
                    .containsExactly("c1", "c2", "c3");
        }
        assertThat(damaged()).isEmpty();
    }

    @Test
    void whatIsSettledAndOldIsForgottenAndWhatWaitsIsNot() throws IOException {
        Retention few = new Retention(10, 5, 20);
        List<WebhookEndpoint> hook = List.of(endpoint("hook", Format.ENVELOPE));
        try (SqliteStore store = SqliteStore.open(new Database(file()), hook, few)) {
            append(store, envelope(1, ringing("waits")));
            for (int n = 2; n <= 40; n++) {
                append(store, envelope(n, registered()));
                Delivery d = store.deliveries().due("hook", SampleEvents.START, 2).getLast();
                store.deliveries().delivered(d.id(), SampleEvents.START);
            }
            append(store, envelope(41, registered()));
            assertThat(store.eventLog().after(0, 100))
                    .extracting(Envelope::sequence)
                    .first()
                    .isEqualTo(31L);
            assertThat(store.deliveries().counts("hook"))
                    .isEqualTo(Map.of("waiting", 2L, "delivered", 5L, "dead", 0L));
            assertThat(store.journal().recover().openCalls())
                    .containsExactly(SampleEvents.cdr("waits"));
        }
    }

    @Test
    void afterClosingNothingIsPromised() throws IOException {
        SqliteStore store = SqliteStore.open(file(), List.of());
        store.close();
        store.close();
        assertThatThrownBy(() -> append(store, envelope(1, registered())))
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> store.eventLog().after(0, 1)).hasMessageContaining("closed");
    }
}
