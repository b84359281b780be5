package org.agent008.adapter.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name somebody meant. */
final class Spelling {
    private Spelling() {}

    /** The known name that is at most two letters (and a third of it) away, the nearest first. */
    static Optional<String> nearest(String name, Collection<String> known) {
        return known.stream()
                .filter(k -> distance(name, k) <= Math.min(2, k.length() / 3))
                .min(Comparator.comparingInt(k -> distance(name, k)));
    }

    /** Levenshtein distance, upper and lower case being equal. */
    private static int distance(String left, String right) {
        var a = left.toLowerCase(Locale.ROOT);
        var b = right.toLowerCase(Locale.ROOT);
        var row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
