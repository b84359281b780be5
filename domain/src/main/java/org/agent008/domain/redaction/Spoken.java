package org.agent008.domain.redaction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Words that stand for digits, letters and signs, of all languages that people dictate in. */
final class Spoken {
    private static final Map<String, String> DIGITS = new HashMap<>();
    private static final Map<String, String> TEENS =
            numbered(
                    10,
                    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
                            + " nineteen");
    private static final Map<String, String> TENS =
            numbered(2, "twenty thirty forty fifty sixty seventy eighty ninety");
    private static final Map<String, Integer> TIMES =
            Map.of("double", 2, "triple", 3, "treble", 3, "doppel", 2, "doble", 2);
    private static final Map<String, String> ZEROS = Map.of("hundred", "00", "thousand", "000");

    /** What recognizers write for digits; believed before other digits only. */
    private static final Map<String, String> MISHEARD =
            Map.of("for", "4", "to", "2", "too", "2", "won", "1", "ate", "8");

    private static final Map<String, String> LETTERS = new HashMap<>();
    private static final Set<String> FILLERS =
            Set.of(
                    ("uh um uhm er erm ah eh hm hmm mm then and okay ok yes yeah yep right so next"
                                    + " dash minus hyphen space dot point comma slash followed by"
                                    + " und dann ja strich bindestrich y luego et puis tiret e poi"
                                    + " trattino")
                            .split(" ", -1));
    private static final Set<String> DOTS = Set.of("dot", "period", "point", "punkt", "punto");
    private static final Set<String> LINKS =
            Set.of("underscore", "dash", "hyphen", "minus", "plus", "unterstrich", "guion");
    private static final Set<String> AT =
            Set.of("at", "ät", "klammeraffe", "arroba", "arobase", "chiocciola");

    static {
        List.of(
                        "zero one two three four five six seven eight nine",
                        "null eins zwei drei vier fünf sechs sieben acht neun",
                        "cero uno dos tres cuatro cinco seis siete ocho nueve",
                        "zéro un deux trois quatre cinq six sept huit neuf",
                        "zero uno due tre quattro cinque sei sette otto nove",
                        "nul een twee drie vier vijf zes zeven acht negen")
                .forEach(words -> DIGITS.putAll(numbered(0, words)));
        DIGITS.putAll(
                Map.of("oh", "0", "o", "0", "nought", "0", "zwo", "2", "niner", "9", "nil", "0"));
        for (String name :
                ("alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo"
                                + " lima mike november oscar papa quebec romeo sierra tango uniform"
                                + " victor whiskey whisky xray yankee zulu")
                        .split(" ", -1)) {
            LETTERS.put(name, name.substring(0, 1));
        }
    }

    private Spoken() {}

    private static Map<String, String> numbered(int first, String words) {
        Map<String, String> numbers = new HashMap<>();
        String[] each = words.split(" ", -1);
        for (int i = 0; i < each.length; i++) {
            numbers.put(each[i], String.valueOf(first + i));
        }
        return numbers;
    }

    /** Digits that begin at a token, and the last token that they take. */
    record Numeral(String digits, int last) {}

    /** What is said from token {@code at} on, if it is a numeral. */
    static Optional<Numeral> numeral(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        return switch (token.kind()) {
            case NUMBER -> Optional.of(new Numeral(token.text(), at));
            case WORD -> word(tokens, at, token.text());
            case SIGN -> Optional.empty();
        };
    }

    private static Optional<Numeral> word(List<Token> tokens, int at, String word) {
        Integer times = TIMES.get(word);
        if (times != null) {
            return digit(tokens, at + 1).map(d -> new Numeral(d.repeat(times), at + 1));
        }
        String tens = TENS.get(word);
        if (tens != null) {
            int next = at + 1 < tokens.size() && sign(tokens.get(at + 1), "-") ? at + 2 : at + 1;
            return digit(tokens, next)
                    .filter(d -> !d.equals("0"))
                    .map(d -> new Numeral(tens + d, next))
                    .or(() -> Optional.of(new Numeral(tens + "0", at)));
        }
        return Optional.ofNullable(DIGITS.getOrDefault(word, TEENS.get(word)))
                .map(digits -> new Numeral(digits, at));
    }

    /** One digit, said or written. */
    private static Optional<String> digit(List<Token> tokens, int at) {
        if (at >= tokens.size()) {
            return Optional.empty();
        }
        Token token = tokens.get(at);
        return token.isNumber() && token.text().length() == 1
                ? Optional.of(token.text())
                : Optional.ofNullable(DIGITS.get(token.text()));
    }

    /** The same within a number: "forty one hundred", and "for" in place of "four". */
    static Optional<Numeral> dictated(List<Token> tokens, int at) {
        return numeral(tokens, at)
                .or(() ->
                        Optional.ofNullable(ZEROS.get(tokens.get(at).text()))
                                .map(digits -> new Numeral(digits, at)))
                .or(() ->
                        Optional.ofNullable(MISHEARD.get(tokens.get(at).text()))
                                .filter(_ -> at + 1 < tokens.size())
                                .filter(_ -> numeral(tokens, at + 1).isPresent())
                                .map(digits -> new Numeral(digits, at)));
    }

    /** The letter that a word spells. */
    static Optional<String> letter(String word) {
        return word.length() == 1 ? Optional.of(word) : Optional.ofNullable(LETTERS.get(word));
    }

    static boolean isFiller(Token token) {
        return FILLERS.contains(token.text());
    }

    static boolean isTimes(String word) {
        return TIMES.containsKey(word);
    }

    static boolean isDot(Token token) {
        return DOTS.contains(token.text());
    }

    /** A sign of the part before or after the at, by its name. */
    static boolean isLink(Token token) {
        return isDot(token) || LINKS.contains(token.text());
    }

    static boolean isAt(Token token) {
        return AT.contains(token.text());
    }

    static boolean sign(Token token, String among) {
        return token.isSign() && among.contains(token.text());
    }
}
