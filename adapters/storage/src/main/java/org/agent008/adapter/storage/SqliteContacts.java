package org.agent008.adapter.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.agent008.adapter.wire.ContactJson;
import org.agent008.domain.contact.Contact;
import org.agent008.domain.contact.ImportReport;
import org.agent008.domain.port.Contacts;
import org.jspecify.annotations.Nullable;

/** The address book: kept in the database, looked up in memory. Safe from any thread. */
final class SqliteContacts implements Contacts {
    /** The source of what a person imported by hand: it stays until it is imported anew. */
    private static final String BY_HAND = "";

    private static final int AT_ONCE = 250;
    private static final long PATIENCE_SECONDS = 30;

    /**
     * @param source the watched file it comes from, or {@link #BY_HAND}
     */
    private record Kept(Contact contact, String source) {}

    private final Writer writer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Kept> kept = new HashMap<>();
    private Numbers numbers;
    private volatile ContactIndex index;

    SqliteContacts(Writer writer, Reader reader, Numbers numbers) {
        this.writer = writer;
        this.numbers = numbers;
        reader.query(
                        r -> new Kept(ContactJson.parse(r.getString(1)), r.getString(2)),
                        "select body, source from contact")
                .forEach(k -> kept.put(k.contact().id(), k));
        index = made();
    }

    private ContactIndex made() {
        return new ContactIndex(kept.values().stream().map(Kept::contact).toList(), numbers);
    }

    /** From now on national numbers are meant so. */
    void read(Numbers as) {
        lock.lock();
        try {
            if (!as.equals(numbers)) {
                numbers = as;
                index = made();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Contact> match(String number) {
        return index.match(number);
    }

    @Override
    public List<Contact> search(String query, int limit) {
        return index.search(query, limit);
    }

    @Override
    public ImportReport importVcards(InputStream cards) throws IOException {
        return importVcards(cards, BY_HAND);
    }

    /** What came from this source before and is no longer in it is removed. */
    ImportReport importVcards(InputStream cards, String source) throws IOException {
        lock.lock();
        try {
            VcardImport tally = new VcardImport();
            Set<String> seen = new HashSet<>();
            try {
                read(new VcardFile(cards), source, tally, seen);
            } finally {
                if (tally.changed()) {
                    index = made();
                }
            }
            int removed = 0;
            if (!source.equals(BY_HAND) && tally.cards() > 0) {
                removed = forget(missing(source, seen));
            }
            return tally.report(removed);
        } finally {
            lock.unlock();
        }
    }

    private void read(VcardFile file, String source, VcardImport tally, Set<String> seen)
            throws IOException {
        List<Kept> batch = new ArrayList<>();
        for (var card = file.next(); card.isPresent(); card = file.next()) {
            Optional<Contact> contact = tally.contact(card.get());
            if (contact.isPresent()) {
                Kept now = new Kept(contact.get(), source);
                Kept before = kept.get(now.contact().id());
                seen.add(now.contact().id());
                count(now, before, tally);
                if (!now.equals(before)) {
                    kept.put(now.contact().id(), now);
                    batch.add(now);
                }
            }
            if (batch.size() == AT_ONCE) {
                write(batch);
            }
        }
        write(batch);
    }

    private static void count(Kept now, @Nullable Kept before, VcardImport tally) {
        if (before == null) {
            tally.added();
        } else if (now.contact().equals(before.contact())) {
            tally.unchanged();
        } else {
            tally.updated();
        }
    }

    private void write(List<Kept> batch) throws IOException {
        List<Kept> rows = List.copyOf(batch);
        batch.clear();
        if (!rows.isEmpty()) {
            await(c -> {
                for (Kept k : rows) {
                    Sql.update(
                            c,
                            """
                            insert into contact (id, source, body) values (?, ?, ?)
                            on conflict (id) do update set
                                source = excluded.source, body = excluded.body
                            """,
                            k.contact().id(),
                            k.source(),
                            ContactJson.write(k.contact()));
                }
            });
        }
    }

    private List<String> missing(String source, Set<String> seen) {
        return kept.values().stream()
                .filter(k -> k.source().equals(source))
                .map(k -> k.contact().id())
                .filter(id -> !seen.contains(id))
                .toList();
    }

    private int forget(Collection<String> ids) throws IOException {
        if (!ids.isEmpty()) {
            await(c -> {
                for (String id : ids) {
                    Sql.update(c, "delete from contact where id = ?", id);
                }
            });
            kept.keySet().removeAll(ids);
            index = made();
        }
        return ids.size();
    }

    /** Forgets the contacts of watched files that are not among these. */
    void onlyFiles(Set<String> sources) throws IOException {
        lock.lock();
        try {
            forget(
                    kept.values().stream()
                            .filter(k -> !k.source().equals(BY_HAND))
                            .filter(k -> !sources.contains(k.source()))
                            .map(k -> k.contact().id())
                            .toList());
        } finally {
            lock.unlock();
        }
    }

    private void await(Writer.Change change) throws IOException {
        try {
            writer.submit(change).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException(
                    "the contacts cannot be saved: "
                            + writer.fault().orElse("see the log of the phone"),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
