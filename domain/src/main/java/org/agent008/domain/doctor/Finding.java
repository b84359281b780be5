package org.agent008.domain.doctor;

import java.util.Optional;

/**
 * What a look at one thing gave, for people.
 *
 * @param text what was found; no secret in it
 * @param advice what to do about it
 */
public record Finding(Condition condition, String text, Optional<String> advice) {
    public static Finding ok(String text) {
        return new Finding(Condition.OK, text, Optional.empty());
    }

    public static Finding warning(String text, String advice) {
        return new Finding(Condition.WARNING, text, Optional.of(advice));
    }

    public static Finding fault(String text, String advice) {
        return new Finding(Condition.FAULT, text, Optional.of(advice));
    }

    /** A fault in several sentences, of which the first says what is wrong. */
    public static Finding fault(String sentences) {
        int end = sentences.indexOf(". ");
        return end < 0
                ? new Finding(Condition.FAULT, sentences, Optional.empty())
                : fault(sentences.substring(0, end + 1), sentences.substring(end + 2));
    }
}
