package org.agent008.app;

import java.util.List;
import java.util.Optional;
import org.agent008.domain.contact.Contact;
import org.agent008.domain.contact.PhoneNumber;
import org.agent008.domain.fake.FakeContacts;

/** An address book with three people in it. */
final class DeskContacts {
    private DeskContacts() {}

    static FakeContacts some() {
        FakeContacts contacts = new FakeContacts();
        contacts.add(contact("Ana García", "Acme", "+34600123456"));
        contacts.add(contact("Bea Ruiz", "Acme", "+34600654321"));
        contacts.add(contact("Beatriz Soto", "Ferretería Soto", "1003"));
        return contacts;
    }

    private static Contact contact(String name, String organisation, String number) {
        return new Contact(
                name,
                name,
                Optional.of(organisation),
                List.of(new PhoneNumber(number, Optional.of("work"))),
                Optional.empty());
    }
}
