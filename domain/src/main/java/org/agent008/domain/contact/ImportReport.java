package org.agent008.domain.contact;

import java.util.List;

/**
 * What came of reading an address book.
 *
 * @param cards how many there were
 * @param added new contacts
 * @param updated contacts that were known and have changed
 * @param unchanged contacts that were known as they are
 * @param removed contacts that are no longer in a watched file
 * @param withoutNumber cards that were left out as nobody can be called by them
 * @param faulty cards that were left out as something is wrong with them
 * @param faults the first of these, in order
 */
public record ImportReport(
        int cards,
        int added,
        int updated,
        int unchanged,
        int removed,
        int withoutNumber,
        int faulty,
        List<Fault> faults) {
    /** What is wrong with the card that begins at {@code line}; the first line is 1. */
    public record Fault(int line, String text) {}

    public ImportReport {
        faults = List.copyOf(faults);
    }
}
