package org.agent008.domain.fake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.agent008.domain.contact.Contact;
import org.agent008.domain.contact.ImportReport;
import org.agent008.domain.contact.ImportReport.Fault;
import org.agent008.domain.contact.PhoneNumber;
import org.agent008.domain.contract.ContactsContract;
import org.agent008.domain.port.Contacts;

/** An address book in memory that knows numbers only as they are written. Safe from any thread. */
public final class FakeContacts implements Contacts {
    private final List<Contact> contacts = new CopyOnWriteArrayList<>();

    public void add(Contact contact) {
        contacts.add(contact);
    }

    @Override
    public Optional<Contact> match(String number) {
        return contacts.stream()
                .filter(c ->
                        c.phones().stream().anyMatch(p -> bare(p.value()).equals(bare(number))))
                .findFirst();
    }

    private static String bare(String number) {
        return number.replaceAll("[ ()-]", "");
    }

    /** Knows no more of vCards than {@code FN} and {@code TEL}. */
    @Override
    public ImportReport importVcards(InputStream cards) throws IOException {
        int before = contacts.size();
        List<Fault> faults = new ArrayList<>();
        String text = new String(cards.readAllBytes(), StandardCharsets.UTF_8);
        int line = 1;
        for (String card : text.split("END:VCARD\r?\n", -1)) {
            Optional<String> name = field(card, "FN");
            Optional<String> number = field(card, "TEL");
            if (name.isPresent() && number.isPresent()) {
                add(ContactsContract.contact(name.get(), name.get(), number.get()));
            } else if (card.contains("BEGIN:VCARD")) {
                faults.add(new Fault(line, "has no name"));
            }
            line += (int) card.lines().count() + 1;
        }
        int added = contacts.size() - before;
        return new ImportReport(added + faults.size(), added, 0, 0, 0, 0, faults.size(), faults);
    }

    private static Optional<String> field(String card, String name) {
        return card.lines()
                .filter(l -> l.startsWith(name + ":"))
                .map(l -> l.substring(name.length() + 1))
                .findFirst();
    }

    @Override
    public List<Contact> search(String query, int limit) {
        String[] words = plain(query).strip().split("\\s+", -1);
        return contacts.stream()
                .filter(c -> Arrays.stream(words).allMatch(text(c)::contains))
                .limit(limit)
                .toList();
    }

    private static String text(Contact c) {
        return Stream.concat(
                        Stream.of(plain(c.name()), plain(c.organisation().orElse(""))),
                        c.phones().stream().map(PhoneNumber::value).map(FakeContacts::bare))
                .collect(Collectors.joining("\n"));
    }

    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
