package org.agent008.domain.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what matches an expression from outside, in bounded time: one that would look at the text
 * for ever (ReDoS) is stopped, and then all of that text is blackened.
 */
final class PatternSearch {
    /** So often may one character be looked at. */
    private static final int LOOKS_PER_CHARACTER = 200;

    private static final int LOOKS_AT_LEAST = 20_000;

    private final String name;
    private final Pattern pattern;

    PatternSearch(OwnPattern own) {
        name = own.name();
        pattern = Pattern.compile(own.regex(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    String name() {
        return name;
    }

    /** Start and end of each match. */
    List<int[]> in(String text) {
        List<int[]> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(new Watched(text, new Looks(text.length())));
        try {
            while (matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    found.add(new int[] {matcher.start(), matcher.end()});
                }
            }
            return found;
        } catch (TooLongException | StackOverflowError e) {
            return List.of(new int[] {0, text.length()});
        }
    }

    private static final class Looks {
        private long left;

        Looks(int length) {
            left = Math.max(LOOKS_AT_LEAST, (long) LOOKS_PER_CHARACTER * length);
        }

        void take() {
            if (--left < 0) {
                throw new TooLongException();
            }
        }
    }

    private record Watched(String text, Looks looks) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks.take();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Watched(text.substring(start, end), looks);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLongException() {
            super("it looks too often", null, false, false);
        }
    }
}
