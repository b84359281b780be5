package org.agent008.app.window;

import java.util.Optional;
import org.agent008.domain.phone.Destination;

/**
 * What the dialog says about the text in it.
 *
 * @param dials whom Enter would call; empty where nobody
 */
record DialText(Optional<Destination> dials, String text) {
    static DialText of(String typed) {
        if (typed.isBlank()) {
            return new DialText(
                    Optional.empty(), "A number, an extension, name@host or a tel: link");
        }
        return Destination.parse(typed)
                .map(to -> new DialText(Optional.of(to), "Dials " + to))
                .orElseGet(() ->
                        new DialText(
                                Optional.empty(),
                                "This is not a number or address that can be called."));
    }

    /** Something is there and it is wrong. */
    boolean wrong(String typed) {
        return dials.isEmpty() && !typed.isBlank();
    }
}
