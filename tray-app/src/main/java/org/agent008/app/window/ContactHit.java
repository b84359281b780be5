package org.agent008.app.window;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.agent008.app.view.Caption;
import org.agent008.domain.contact.Contact;
import org.agent008.domain.contact.PhoneNumber;
import org.agent008.domain.port.Contacts;

/** One number of a contact, as a list shows it. */
record ContactHit(Contact contact, PhoneNumber number) {
    /** Each number of those whom the text finds; none where it is blank. */
    static List<ContactHit> of(Contacts contacts, String text, int most) {
        return text.isBlank()
                ? List.of()
                : contacts.search(text.strip(), most).stream()
                        .flatMap(c -> c.phones().stream().map(n -> new ContactHit(c, n)))
                        .limit(most)
                        .toList();
    }

    @Override
    public String toString() {
        return Caption.line(
                Stream.of(
                                Optional.of(contact.name()),
                                number.label(),
                                Optional.of(number.value()),
                                contact.organisation())
                        .flatMap(Optional::stream)
                        .filter(part -> !part.isBlank())
                        .collect(Collectors.joining(" · ")));
    }
}
