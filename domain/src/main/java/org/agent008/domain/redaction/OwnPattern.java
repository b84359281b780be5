package org.agent008.domain.redaction;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Something of the person's own that must not be read.
 *
 * @param name what is put in its place, in brackets
 * @param regex as {@link Pattern} reads it; case does not matter
 */
public record OwnPattern(String name, String regex) {
    private static final int LONGEST = 500;

    /**
     * Refuses what is no expression.
     *
     * @throws IllegalArgumentException says what is wrong with it
     */
    public OwnPattern {
        if (regex.isBlank() || regex.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "must be an expression of 1 to %d characters".formatted(LONGEST));
        }
        try {
            if (Pattern.compile(regex).matcher("").matches()) {
                throw new IllegalArgumentException("finds nothing at all: it matches empty text");
            }
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "is no regular expression: %s at character %d"
                            .formatted(e.getDescription(), Math.max(e.getIndex(), 0) + 1),
                    e);
        }
    }
}
