package org.agent008.domain.port;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.agent008.domain.contact.Contact;
import org.agent008.domain.contact.ImportReport;

/**
 * The person's address book. {@link #match} and {@link #search} answer from memory, at once; safe
 * from any thread.
 */
public interface Contacts {
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

    /**
     * Reads vCards (2.1, 3.0, 4.0) and keeps them: a contact that is known is updated, a card that
     * cannot be used is reported and passed over. Reads as it stores, so what has been read of the
     * stream tells how far it is. Blocks for as long as that takes: never on the mailbox.
     *
     * @throws IOException where the stream breaks off or the contacts cannot be stored; what was
     *     stored until then stays
     */
    ImportReport importVcards(InputStream cards) throws IOException;
}
