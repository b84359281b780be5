package org.agent008.adapter.storage;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.agent008.domain.fake.SampleEvents.envelope;
import static org.agent008.domain.fake.SampleEvents.ringing;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.port.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenDiskTest {
    private static final int UNLIMITED = 1 << 30;

    @TempDir private Path directory;

    /** SQLite itself reports a full disk once the file has so many pages. */
    private static final class SmallDisk extends Database {
        final AtomicInteger pages = new AtomicInteger(UNLIMITED);
        final AtomicInteger connections = new AtomicInteger();

        SmallDisk(Path file) {
            super(file);
        }

        @Override
        Connection connect() throws SQLException {
            connections.incrementAndGet();
            Connection c = super.connect();
            try (Statement s = c.createStatement()) {
                s.execute("PRAGMA max_page_count = " + pages.get());
            }
            return c;
        }
    }

    private static void await(List<CompletableFuture<Void>> stages) {
        CompletableFuture.allOf(stages.toArray(CompletableFuture[]::new))
                .orTimeout(60, SECONDS)
                .join();
    }

    @Test
    void whileTheDiskIsFullEventsWaitAndThenAreWrittenInOrder() throws IOException {
        SmallDisk disk = new SmallDisk(directory.resolve("agent008.db"));
        disk.pages.set(40);
        try (SqliteStore store = SqliteStore.open(disk, List.of(), Retention.DEFAULT)) {
            Journal journal = store.journal();
            ConcurrentLinkedQueue<Long> told = new ConcurrentLinkedQueue<>();
            List<CompletableFuture<Void>> stages = new ArrayList<>();
            List<Long> expected = new ArrayList<>();
            for (long n = 1; n <= 600; n++) {
                long sequence = n;
                expected.add(n);
                stages.add(
                        journal.append(List.of(envelope(n, ringing("c" + n))))
                                .thenRun(() -> told.add(sequence))
                                .toCompletableFuture());
            }
            awaitFault(journal, "Calls and events are not being saved: the disk is full");
            assertThat(stages.getLast()).isNotDone();
            disk.pages.set(UNLIMITED);
            await(stages);
            assertThat(journal.fault()).isEmpty();
            assertThat(told).containsExactlyElementsOf(expected);
            assertThat(store.eventLog().after(0, 1_000))
                    .extracting(Envelope::sequence)
                    .containsExactlyElementsOf(expected);
        }
    }

    @Test
    void whileAnotherProgramHoldsTheFileEventsWait() throws Exception {
        Path file = directory.resolve("agent008.db");
        try (SqliteStore store = SqliteStore.open(file, List.of());
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement s = other.createStatement()) {
            s.execute("BEGIN EXCLUSIVE");
            CompletableFuture<Void> stage =
                    store.journal()
                            .append(List.of(envelope(1, ringing("c1"))))
                            .toCompletableFuture();
            awaitFault(store.journal(), "Calls and events are not being saved: the disk has not");
            awaitFault(store.journal(), "Calls and events are not being saved: another program");
            assertThat(stage).isNotDone();
            s.execute("COMMIT");
            await(List.of(stage));
            assertThat(store.journal().fault()).isEmpty();
        }
    }

    @Test
    void closingDoesNotWaitForADiskThatStaysFull() throws IOException {
        SmallDisk disk = new SmallDisk(directory.resolve("agent008.db"));
        SqliteStore store = SqliteStore.open(disk, List.of(), Retention.DEFAULT);
        disk.pages.set(1);
        List<Envelope> many = new ArrayList<>();
        for (int n = 1; n <= 600; n++) {
            many.add(envelope(n, ringing("c" + n)));
        }
        CompletableFuture<Void> stage = store.journal().append(many).toCompletableFuture();
        awaitFault(store.journal(), "Calls and events are not being saved: the disk is full");
        store.close();
        assertThat(stage).isCompletedExceptionally();
    }

    /** A fault is told by asking, as a window would ask: again and again. */
    private static void awaitFault(Journal journal, String start) {
        long limit = System.nanoTime() + SECONDS.toNanos(60);
        while (!journal.fault().orElse("").startsWith(start)) {
            assertThat(System.nanoTime())
                    .as("no fault %s in time, but %s", start, journal.fault())
                    .isLessThan(limit);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
