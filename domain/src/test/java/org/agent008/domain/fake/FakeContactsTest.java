package org.agent008.domain.fake;

import java.util.List;
import org.agent008.domain.contact.Contact;
import org.agent008.domain.contract.ContactsContract;
import org.agent008.domain.port.Contacts;

class FakeContactsTest implements ContactsContract {
    @Override
    public Contacts contacts(List<Contact> contacts) {
        FakeContacts book = new FakeContacts();
        contacts.forEach(book::add);
        return book;
    }
}
