package org.agent008.adapter.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.agent008.domain.contact.Contact;
import org.agent008.domain.contact.ImportReport;
import org.agent008.domain.contact.ImportReport.Fault;

/** Makes contacts of cards, and counts what becomes of them. Not thread-safe. */
final class VcardImport {
    private static final int FAULTS_TOLD = 100;

    private final Map<String, Integer> namesakes = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private int cards;
    private int withoutNumber;
    private int faulty;
    private int added;
    private int updated;
    private int unchanged;

    /** Empty where the card is of no use, which is noted. */
    Optional<Contact> contact(VcardFile.Card card) {
        cards++;
        if (card.fault().isPresent()) {
            return refused(card.line(), card.fault().get());
        }
        try {
            VcardContact read = VcardContact.parse(card.text());
            if (read.name().isEmpty()) {
                return refused(card.line(), "has no name (FN, N or ORG)");
            }
            String id = id(read, read.name().get());
            if (read.phones().isEmpty()) {
                withoutNumber++;
                return Optional.empty();
            }
            return Optional.of(
                    new Contact(
                            id,
                            read.name().get(),
                            read.organisation(),
                            read.phones(),
                            read.avatar()));
        } catch (IOException | RuntimeException e) { // what comes from anywhere may be anything
            return refused(card.line(), "cannot be read: " + e.getMessage());
        }
    }

    /**
     * Cards without a UID go by name and organisation, and by their order where several have the
     * same: so that the same file read again finds them again.
     */
    private String id(VcardContact read, String name) {
        return read.uid()
                .orElseGet(() -> {
                    String who = name + "\n" + read.organisation().orElse("");
                    int nth = namesakes.merge(who, 1, Integer::sum);
                    byte[] key = (who + "\n" + nth).getBytes(StandardCharsets.UTF_8);
                    return "urn:uuid:" + UUID.nameUUIDFromBytes(key);
                });
    }

    private Optional<Contact> refused(int line, String text) {
        faulty++;
        if (faults.size() < FAULTS_TOLD) {
            faults.add(new Fault(line, text));
        }
        return Optional.empty();
    }

    void added() {
        added++;
    }

    void updated() {
        updated++;
    }

    void unchanged() {
        unchanged++;
    }

    boolean changed() {
        return added + updated > 0;
    }

    int cards() {
        return cards;
    }

    ImportReport report(int removed) {
        return new ImportReport(
                cards, added, updated, unchanged, removed, withoutNumber, faulty, faults);
    }
}
