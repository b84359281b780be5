package org.agent008.domain.contact;

import java.util.List;
import java.util.Optional;

/**
 * Somebody, or some company, in the person's address book.
 *
 * @param id stays the same when the contact is imported anew
 * @param name never blank
 * @param phones the preferred one first
 * @param avatar address of a picture
 */
public record Contact(
        String id,
        String name,
        Optional<String> organisation,
        List<PhoneNumber> phones,
        Optional<String> avatar) {
    public Contact {
        phones = List.copyOf(phones);
    }
}
