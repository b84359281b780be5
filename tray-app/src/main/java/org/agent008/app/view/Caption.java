package org.agent008.app.view;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.agent008.domain.call.Party;
import org.agent008.domain.settings.CallerNumber;

/**
 * Makes text that came from far ends fit for one line of a menu: no line breaks, no control
 * characters, nothing that turns the reading direction of what follows, and not too long.
 */
public final class Caption {
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Z}]+");
    private static final Pattern TURNING =
            Pattern.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]");
    private static final int NAME = 40;
    private static final int LINE = 90;

    private Caption() {}

    /** {@code Ana (+34600123456)}, or what is known of the two. */
    public static String full(Party party) {
        String number = clipped(party.number(), NAME);
        String name = party.name().map(n -> clipped(n, NAME)).orElse("");
        if (name.isEmpty() || name.equals(number)) {
            return orUnknown(number);
        }
        return number.isEmpty() ? name : name + " (" + number + ")";
    }

    /** {@code Ana}, or the number where no name came. */
    public static String brief(Party party) {
        String name = clipped(party.label(), NAME);
        return orUnknown(name.isEmpty() ? clipped(party.number(), NAME) : name);
    }

    /** {@code +34917370224 · Sales}. */
    public static String of(CallerNumber number) {
        return Stream.concat(Stream.of(number.number()), number.tags().stream())
                .collect(Collectors.joining(" · "));
    }

    public static String line(String text) {
        return clipped(text, LINE);
    }

    private static String orUnknown(String text) {
        return text.isEmpty() ? "unknown number" : text;
    }

    /** Counts and cuts by what a person sees as one character. */
    private static String clipped(String text, int max) {
        String clean = UNSEEN.matcher(TURNING.matcher(text).replaceAll("")).replaceAll(" ").strip();
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(clean);
        int end = characters.next(max);
        return end == BreakIterator.DONE || end == clean.length()
                ? clean
                : clean.substring(0, characters.previous()).stripTrailing() + "…";
    }
}
