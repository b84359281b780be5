package org.agent008.sdk.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in the address book.
 *
 * @param phones the preferred one first
 * @param avatar address of a picture
 */
public record Contact(
        String id,
        String name,
        @Nullable String organisation,
        List<ContactPhone> phones,
        @Nullable String avatar) {
    public Contact {
        phones = List.copyOf(phones);
    }
}
