package org.agent008.domain.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agent008.domain.redaction.Spoken.Numeral;

/**
 * Digits that are said or written one after the other, with at most a few words like "and then" in
 * between.
 *
 * @param international begins with a plus, as phone numbers do
 */
record NumberRun(List<Part> parts, boolean international) {
    private static final int FILLERS_AT_MOST = 4;

    /** Digits that belong together, and their tokens. */
    record Part(String digits, int first, int last) {}

    static List<NumberRun> in(List<Token> tokens) {
        List<NumberRun> runs = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        boolean plus = false;
        int fillers = 0;
        for (int at = 0; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            Optional<Numeral> numeral =
                    glued(tokens, at) ? Optional.empty() : Spoken.dictated(tokens, at);
            if (numeral.isPresent()) {
                if (parts.isEmpty()) {
                    plus = at > 0 && tokens.get(at - 1).text().matches("\\+|plus");
                }
                parts.add(new Part(numeral.get().digits(), at, numeral.get().last()));
                at = numeral.get().last();
                fillers = 0;
            } else if (ends(token, ++fillers)) {
                if (!parts.isEmpty()) {
                    runs.add(new NumberRun(List.copyOf(parts), plus));
                }
                parts.clear();
            } else if (token.isSign()) {
                fillers--;
            }
        }
        if (!parts.isEmpty()) {
            runs.add(new NumberRun(List.copyOf(parts), plus));
        }
        return runs;
    }

    private static boolean ends(Token token, int fillers) {
        return token.isSign()
                ? Spoken.sign(token, "+@%$€£=")
                : !Spoken.isFiller(token) || fillers > FILLERS_AT_MOST;
    }

    /** The digits of "1Z999" or "4th" are part of a name. */
    private static boolean glued(List<Token> tokens, int at) {
        boolean before = tokens.get(at).glued() && tokens.get(at - 1).isWord();
        boolean after =
                at + 1 < tokens.size() && tokens.get(at + 1).glued() && tokens.get(at + 1).isWord();
        return tokens.get(at).isNumber() && (before || after);
    }

    /** The digits of the parts from {@code first} to {@code last}. */
    String digits(int first, int last) {
        StringBuilder digits = new StringBuilder();
        parts.subList(first, last + 1).forEach(part -> digits.append(part.digits()));
        return digits.toString();
    }
}
