package org.agent008.adapter.storage;

import static org.agent008.adapter.storage.Vcards.card;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.agent008.domain.contact.Contact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactFilesTest {
    private static final Duration OFTEN = Duration.ofMillis(20);

    @TempDir private Path directory;
    private SqliteStore store;

    @BeforeEach
    void open() throws IOException {
        store = SqliteStore.open(directory.resolve("agent008.db"), List.of());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Path file(String name, String cards) throws IOException {
        return Files.writeString(directory.resolve(name), cards);
    }

    private void awaitNames(String... names) {
        long limit = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        List<String> now = names();
        while (!now.equals(List.of(names))) {
            assertThat(System.nanoTime()).as("there are %s", now).isLessThan(limit);
            LockSupport.parkNanos(5_000_000);
            now = names();
        }
    }

    private List<String> names() {
        return store.contacts().search("", 10).stream().map(Contact::name).toList();
    }

    @Test
    void aWatchedFileIsFollowedAndWhatIsGoneFromItGoes() throws IOException {
        store.contacts().importVcards(Vcards.stream(card("FN:By hand", "TEL:1")));
        Path file = file("team.vcf", card("FN:Ana", "TEL:1001") + card("FN:Berta", "TEL:1002"));
        try (var _ = ContactFiles.watch(store, List.of(file), OFTEN)) {
            awaitNames("Ana", "Berta", "By hand");
            file("team.vcf", card("FN:Berta", "TEL:1002") + card("FN:Carlos", "TEL:1003"));
            awaitNames("Berta", "By hand", "Carlos");
            Files.delete(file);
            file("team.vcf", "");
            file("team.vcf", card("FN:Dora", "TEL:1004"));
            awaitNames("By hand", "Dora");
        }
    }

    @Test
    void aFileThatIsNoLongerConfiguredTakesItsContactsWithIt() throws IOException {
        Path one = file("one.vcf", card("FN:Ana", "TEL:1001"));
        Path two = file("two.vcf", card("FN:Berta", "TEL:1002"));
        try (var files = ContactFiles.watch(store, List.of(one, two), OFTEN)) {
            awaitNames("Ana", "Berta");
            files.follow(List.of(two));
            awaitNames("Berta");
        }
        try (var _ = ContactFiles.watch(store, List.of(), OFTEN)) {
            awaitNames();
        }
    }

    @Test
    void aFileThatIsNotThereYetIsReadWhenItComes() throws IOException {
        Path late = directory.resolve("late.vcf");
        try (var _ = ContactFiles.watch(store, List.of(late), OFTEN)) {
            file("late.vcf", card("FN:Ana", "TEL:1001"));
            awaitNames("Ana");
        }
    }
}
