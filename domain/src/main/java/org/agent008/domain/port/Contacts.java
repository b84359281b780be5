package org.agent008.domain.port;

import java.util.List;
import java.util.Optional;
import org.agent008.domain.contact.Contact;

/** The person's address book. Answers from memory, at once; safe from any thread. */
public interface Contacts {
    /** An address book with nobody in it. */
    static Contacts none() {
        return new Contacts() {
            @Override
            public Optional<Contact> match(String number) {
                return Optional.empty();
            }

            @Override
            public List<Contact> search(String query, int limit) {
                return List.of();
            }
        };
    }

    /**
     * Whose number that is. An extension or SIP user matches only itself; a telephone number
     * matches whichever way it is written, nationally or internationally. Of several contacts that
     * fit, the one whose number fits most exactly.
     */
    Optional<Contact> match(String number);

    /**
     * Contacts whose name, organisation or number has each word of {@code query}, whatever its case
     * and accents; the best ones first, at most {@code limit}. An empty query gives all by name.
     */
    List<Contact> search(String query, int limit);
}
