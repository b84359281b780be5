package org.agent008.domain.speech;

import java.util.List;

/**
 * A piece of what was said or summed up, in which searched words are.
 *
 * @param marks where they are in the text
 */
public record Snippet(Source source, String text, List<Mark> marks) {
    public Snippet {
        marks = List.copyOf(marks);
    }

    /** What it was found in. */
    public enum Source {
        TRANSCRIPT,
        SUMMARY
    }

    /**
     * A word that was searched.
     *
     * @param start its first character
     * @param end after its last
     */
    public record Mark(int start, int end) {}
}
