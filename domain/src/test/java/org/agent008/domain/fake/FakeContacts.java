package org.agent008.domain.fake;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.agent008.domain.contact.Contact;
import org.agent008.domain.contact.PhoneNumber;
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

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
