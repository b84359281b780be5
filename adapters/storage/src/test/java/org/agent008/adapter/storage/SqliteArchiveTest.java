package org.agent008.adapter.storage;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.agent008.domain.fake.SampleEvents.analyzed;
import static org.agent008.domain.fake.SampleEvents.completed;
import static org.agent008.domain.fake.SampleEvents.envelope;
import static org.agent008.domain.fake.SampleEvents.ringing;
import static org.agent008.domain.fake.SampleEvents.summarized;
import static org.agent008.domain.fake.SampleEvents.terminated;
import static org.agent008.domain.fake.SampleEvents.transcribed;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.agent008.domain.call.CallId;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.fake.SampleEvents;
import org.agent008.domain.port.Archive.Purge;
import org.agent008.domain.settings.WebhookEndpoint;
import org.agent008.domain.settings.WebhookEndpoint.Format;
import org.agent008.domain.settings.WebhookEndpoint.Retry;
import org.agent008.domain.speech.Dossier;
import org.agent008.domain.speech.Recording;
import org.agent008.domain.speech.Snippet;
import org.agent008.domain.speech.Snippet.Mark;
import org.agent008.domain.speech.Snippet.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteArchiveTest {
    @TempDir private Path directory;
    private SqliteStore store;
    private int sequence;

    private Path file() {
        return directory.resolve("agent008.db");
    }

    @BeforeEach
    void open() throws IOException {
        store =
                SqliteStore.open(
                        file(),
                        List.of(hook("old", Format.LEGACY_V2), hook("new", Format.ENVELOPE)));
    }

    private static WebhookEndpoint hook(String label, Format format) {
        URI nowhere = URI.create("http://127.0.0.1:9/");
        return new WebhookEndpoint(
                label, nowhere, format, Set.of(), List.of(), Map.of(), Retry.STANDARD, false);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void append(CallEvent... events) {
        List<Envelope> all = Stream.of(events).map(e -> envelope(++sequence, e)).toList();
        store.journal().append(all).toCompletableFuture().orTimeout(60, SECONDS).join();
    }

    private int purge(Purge what) {
        return store.archive().purge(what).toCompletableFuture().orTimeout(60, SECONDS).join();
    }

    private List<String> found(String query) {
        return store.history().search(query, Optional.empty(), 10).stream()
                .map(cdr -> cdr.id().value())
                .toList();
    }

    /** A call that is over and of which everything was made. */
    private void full(String call) {
        append(
                ringing(call),
                terminated(call),
                transcribed(call),
                summarized(call),
                analyzed(call),
                completed(call));
    }

    @Test
    void whatWasMadeOfACallIsKeptWithIt() {
        full("a");
        Dossier dossier = store.archive().dossier(new CallId("a"));
        assertThat(dossier.transcript())
                .contains(((CallEvent.Transcribed) transcribed("a")).transcript());
        assertThat(dossier.summary()).contains(((CallEvent.Summarized) summarized("a")).summary());
        assertThat(dossier.insights()).contains(((CallEvent.Analyzed) analyzed("a")).insights());
        assertThat(store.archive().dossier(new CallId("b"))).isEqualTo(Dossier.EMPTY);
    }

    @Test
    void callsAreFoundByWhatWasSaidInThem() {
        full("a");
        append(ringing("b"));
        assertThat(found("pedido favor")).containsExactly("a");
        assertThat(found("PÉDID")).as("case, accents, beginning").containsExactly("a");
        assertThat(found("pregunta")).as("in the summary").containsExactly("a");
        assertThat(found("pedido núñez")).as("said, and a name").containsExactly("a");
        assertThat(found("pedido carlos")).isEmpty();
        assertThat(found("edido")).isEmpty();
        assertThat(found("núñez")).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void signsInAQueryMeanNothing() {
        full("a");
        for (String query : List.of("\"", "pedido OR", "NEAR(", "*", "words:x", "-", "'", "(")) {
            assertThat(found(query)).as(query).isNotNull();
            assertThat(store.archive().snippets(query, List.of(new CallId("a")))).isNotNull();
        }
    }

    @Test
    void snippetsShowWhereTheWordsAre() {
        full("a");
        append(ringing("b"));
        assertThat(store.archive().snippets("favor", List.of(new CallId("a"), new CallId("b"))))
                .containsExactly(
                        Map.entry(
                                new CallId("a"),
                                new Snippet(
                                        Source.TRANSCRIPT,
                                        "hola mi pedido por favor",
                                        List.of(new Mark(19, 24)))));
        assertThat(store.archive().snippets("pregunta", List.of(new CallId("a"))))
                .extractingByKey(new CallId("a"))
                .extracting(Snippet::source)
                .isEqualTo(Source.SUMMARY);
        assertThat(store.archive().snippets(" ", List.of(new CallId("a")))).isEmpty();
    }

    @Test
    void ofACallThatIsPurgedNothingIsLeftInAnyFile() throws IOException {
        full("a");
        full("b");
        assertThat(bytes()).contains("pedido por favor");
        assertThat(purge(new Purge.One(new CallId("a")))).isOne();
        assertThat(found("pedido")).containsExactly("b");
        assertThat(store.archive().dossier(new CallId("a"))).isEqualTo(Dossier.EMPTY);
        assertThat(purge(new Purge.All())).isOne();
        assertThat(bytes())
                .doesNotContain("pedido")
                .doesNotContain("Berta")
                .doesNotContain("favor");
        assertThat(store.deliveries().due("old", SampleEvents.START, 10)).isEmpty();
        assertThat(store.deliveries().due("new", SampleEvents.START, 10)).isEmpty();
    }

    private String bytes() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path f : files.toList()) {
                all.append(new String(Files.readAllBytes(f), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void theRecordingGoesWithTheCall() throws IOException {
        Path recording = Files.writeString(directory.resolve("a.webm"), "audio");
        append(ringing("a"));
        Cdr over = ((CallEvent.Terminated) terminated("a")).cdr();
        append(
                terminated("a"),
                new CallEvent.Recorded(
                        over, new Recording("r", recording, 5, Duration.ofSeconds(1))),
                completed("a"));
        purge(new Purge.All());
        assertThat(recording).doesNotExist();
    }

    @Test
    void callsThatAreOnStay() {
        append(ringing("on"));
        full("over");
        assertThat(purge(new Purge.Before(SampleEvents.START.minusSeconds(1)))).isZero();
        assertThat(purge(new Purge.Before(SampleEvents.START.plusSeconds(1)))).isOne();
        assertThat(purge(new Purge.All())).isZero();
        assertThat(found("")).containsExactly("on");
    }

    @Test
    void numbersOfEventsGoOnAfterAllAreDeleted() throws IOException {
        full("a");
        purge(new Purge.All());
        store.close();
        open();
        assertThat(store.journal().recover().lastSequence()).isEqualTo(sequence);
    }

    @Test
    void aFileOfBeforeTheArchiveIsBroughtUpToDate() throws IOException, SQLException {
        append(ringing("old"));
        store.close();
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement s = c.createStatement()) {
            s.execute("drop table product");
            s.execute("drop table said");
            s.execute("PRAGMA user_version = " + (Schema.version() - 1));
        }
        open();
        append(terminated("old"), transcribed("old"));
        assertThat(found("pedido")).containsExactly("old");
    }
}
