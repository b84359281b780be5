package org.agent008.domain.redaction;

import java.util.List;

/**
 * Something that must not be read.
 *
 * @param label what is put in its place, in brackets
 * @param first its first token
 * @param last its last token
 */
record Find(String label, int first, int last) {
    /** Looks for one kind of it; what it takes is linear in the number of tokens. */
    @FunctionalInterface
    interface Finder {
        List<Find> in(List<Token> tokens);
    }

    boolean overlaps(Find other) {
        return first <= other.last && other.first <= last;
    }
}
