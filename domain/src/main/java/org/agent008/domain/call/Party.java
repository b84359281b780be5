package org.agent008.domain.call;

import java.util.Optional;

/** One end of a call: a number or SIP user, and the display name that came with it. */
public record Party(String number, Optional<String> name) {
    public static Party of(String number) {
        return new Party(number, Optional.empty());
    }

    public static Party of(String number, String name) {
        return new Party(number, Optional.of(name).filter(n -> !n.isBlank()));
    }

    /** The name where there is one, else the number. */
    public String label() {
        return name.orElse(number);
    }
}
