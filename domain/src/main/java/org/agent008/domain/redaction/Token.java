package org.agent008.domain.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word, a group of digits or a sign of what one side said.
 *
 * @param segment which of the segments it is in
 * @param start its first character there
 * @param end after its last character
 * @param text in lower case, digits as ASCII
 * @param glued no space is between it and the one before
 */
record Token(int segment, int start, int end, String text, Kind kind, boolean glued) {
    enum Kind {
        WORD,
        NUMBER,
        SIGN
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    boolean isSign() {
        return kind == Kind.SIGN;
    }

    /** Appends the tokens of a segment. */
    static void read(int segment, String text, List<Token> tokens) {
        int end = -1;
        for (int at = 0; at < text.length(); ) {
            Kind kind = kind(text, at);
            int start = at;
            at += Character.charCount(text.codePointAt(at));
            while (kind != Kind.SIGN && at < text.length() && continues(kind, text, at)) {
                at += Character.charCount(text.codePointAt(at));
            }
            if (kind != Kind.SIGN || !Character.isWhitespace(text.codePointAt(start))) {
                String said = plain(kind, text.substring(start, at));
                tokens.add(new Token(segment, start, at, said, kind, start == end));
                end = at;
            }
        }
    }

    private static Kind kind(String text, int at) {
        int c = text.codePointAt(at);
        return Character.isLetter(c) ? Kind.WORD : Character.isDigit(c) ? Kind.NUMBER : Kind.SIGN;
    }

    private static boolean continues(Kind kind, String text, int at) {
        return kind(text, at) == kind || (kind == Kind.WORD && insideWord(text, at));
    }

    /** Marks that belong to the letter before them, and the apostrophe of "it's". */
    private static boolean insideWord(String text, int at) {
        int c = text.codePointAt(at);
        boolean apostrophe = c == '\'' || c == '’';
        return Character.getType(c) == Character.NON_SPACING_MARK
                || (apostrophe
                        && at + 1 < text.length()
                        && Character.isLetter(text.codePointAt(at + 1)));
    }

    private static String plain(Kind kind, String said) {
        if (kind != Kind.NUMBER) {
            return said.toLowerCase(Locale.ROOT);
        }
        StringBuilder digits = new StringBuilder();
        said.codePoints().forEach(c -> digits.append(Character.digit(c, 10)));
        return digits.toString();
    }

    /** Tokens of several segments, in order. */
    static List<Token> of(List<String> segments) {
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            read(i, segments.get(i), tokens);
        }
        return tokens;
    }
}
