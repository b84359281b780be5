package org.agent008.app.window;

import java.util.Optional;
import org.agent008.app.view.Caption;
import org.agent008.domain.contact.Contact;
import org.agent008.domain.phone.Destination;
import org.agent008.domain.port.Contacts;

/**
 * What the dialog says about the text in it.
 *
 * @param dials whom Enter would call; empty where nobody
 * @param wrong something is there and nobody can be called by it
 */
record DialText(Optional<Destination> dials, String text, boolean wrong) {
    /**
     * @param verb what would be done, {@code Dials}
     * @param finds contacts are shown to choose from
     */
    static DialText of(String verb, String typed, Contacts contacts, boolean finds) {
        if (typed.isBlank()) {
            return nobody("A name, a number, name@host or a tel: link", false);
        }
        Optional<Destination> to = Destination.parse(typed);
        if (to.isEmpty()) {
            return finds
                    ? nobody("Choose a contact with the arrow keys.", false)
                    : nobody("This is not a number or address that can be called.", true);
        }
        String whose =
                contacts.match(to.get().toString())
                        .map(Contact::name)
                        .map(name -> " · " + Caption.line(name))
                        .orElse("");
        return new DialText(to, verb + " " + to.get() + whose, false);
    }

    private static DialText nobody(String text, boolean wrong) {
        return new DialText(Optional.empty(), text, wrong);
    }
}
