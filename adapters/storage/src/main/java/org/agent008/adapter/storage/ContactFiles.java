package org.agent008.adapter.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.agent008.domain.contact.ImportReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the address book as the watched vCard files are: each is imported at the start and whenever
 * it has changed. Looks rather than being told: that works on network drives too.
 */
public final class ContactFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ContactFiles.class);

    /** A file is changed once it has been the same for that long. */
    private static final Duration EVERY = Duration.ofSeconds(2);

    /** What tells whether a file has changed. */
    private record Stamp(FileTime modified, long bytes) {}

    private final SqliteContacts contacts;
    private final Duration every;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<Path, Stamp> seen = new HashMap<>();
    private final Map<Path, Stamp> imported = new HashMap<>();
    private final Map<Path, String> told = new HashMap<>();
    private final Thread thread;
    private volatile List<Path> files;

    private ContactFiles(SqliteContacts contacts, List<Path> files, Duration every) {
        this.contacts = contacts;
        this.every = every;
        this.files = List.copyOf(files);
        thread = Thread.ofVirtual().name("contact files").start(this::look);
    }

    /** Begins to watch; returns at once. */
    public static ContactFiles watch(SqliteStore store, List<Path> files) {
        return new ContactFiles(store.book(), files, EVERY);
    }

    static ContactFiles watch(SqliteStore store, List<Path> files, Duration every) {
        return new ContactFiles(store.book(), files, every);
    }

    /** These files and no others from now on; contacts of others go. */
    public void follow(List<Path> now) {
        files = List.copyOf(now);
    }

    private void look() {
        boolean first = true;
        try {
            do {
                List<Path> now = files;
                forgetOthers(now);
                for (Path file : now) {
                    look(file, first);
                }
                first = false;
            } while (!closing.await(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing
        }
    }

    private void forgetOthers(List<Path> now) {
        try {
            contacts.onlyFiles(now.stream().map(Path::toString).collect(Collectors.toSet()));
            seen.keySet().retainAll(now);
            imported.keySet().retainAll(now);
            told.keySet().retainAll(now);
        } catch (IOException e) {
            LOG.warn("contacts of files that are no longer watched stay: {}", e.getMessage());
        }
    }

    private void look(Path file, boolean first) {
        try {
            Stamp stamp = new Stamp(Files.getLastModifiedTime(file), Files.size(file));
            boolean settled = stamp.equals(seen.put(file, stamp)) || first;
            if (settled && !stamp.equals(imported.get(file))) {
                imported.put(file, stamp);
                read(file);
            }
        } catch (IOException | RuntimeException e) {
            tell(file, "cannot be read (" + e.getMessage() + "); what is known of it stays");
        }
    }

    private void read(Path file) throws IOException {
        ImportReport report;
        try (InputStream in = Files.newInputStream(file)) {
            report = contacts.importVcards(in, file.toString());
        }
        told.remove(file);
        LOG.info(
                "{}: {} cards, {} new, {} changed, {} gone",
                file,
                report.cards(),
                report.added(),
                report.updated(),
                report.removed());
        if (report.cards() == 0) {
            tell(file, "has no vCard in it; what is known of it stays");
        }
        report.faults().stream()
                .limit(5)
                .forEach(f -> LOG.warn("{}:{}: the card {}", file, f.line(), f.text()));
        if (report.faulty() > 5) {
            LOG.warn("{}: {} more cards were left out", file, report.faulty() - 5);
        }
    }

    /** The same about the same file only once. */
    private void tell(Path file, String what) {
        if (!what.equals(told.put(file, what))) {
            LOG.warn("contacts: {} {}", file, what);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
