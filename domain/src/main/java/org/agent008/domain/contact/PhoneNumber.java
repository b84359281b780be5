package org.agent008.domain.contact;

import java.util.Optional;

/**
 * A number, extension or SIP address a contact is reached at.
 *
 * @param value as it was written, fit to be dialled
 * @param label what it is: {@code cell}, {@code work} and the like
 */
public record PhoneNumber(String value, Optional<String> label) {
    public static PhoneNumber of(String value) {
        return new PhoneNumber(value, Optional.empty());
    }
}
