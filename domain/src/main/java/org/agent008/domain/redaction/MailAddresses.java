package org.agent008.domain.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Finds mail addresses, written or said: "john dot doe at example dot com". */
final class MailAddresses implements Find.Finder {
    static final String LABEL = "email";
    private static final int NAME_WORDS = 3;

    /** The last part of an address that is only heard must be one of these. */
    private static final Set<String> ENDINGS =
            Set.of(
                    ("com net org edu gov mil int info biz name pro io ai app dev me tv cc co eu uk"
                                    + " ie us ca mx br ar cl au nz za in jp cn kr sg hk de at ch li"
                                    + " fr be nl lu es pt it gr pl cz sk hu ro bg hr si rs se no dk"
                                    + " fi is ee lv lt ua ru tr il")
                            .split(" ", -1));

    /** "look at example dot com" is no address. */
    private static final Set<String> NO_NAMES =
            Set.of(
                    ("us me it him her them you i we they this that these those one here there look"
                                    + " looking looked find found shop shopping shopped buy bought"
                                    + " order ordered visit visiting is are was were be been work"
                                    + " works worked website site page store online account"
                                    + " more available only and or in out up down login price"
                                    + " prices arrive arrived stay stayed meet met see seen check"
                                    + " checked start started now today everything details read"
                                    + " again also apply registered booked")
                            .split(" ", -1));

    @Override
    public List<Find> in(List<Token> tokens) {
        List<Find> finds = new ArrayList<>();
        for (int at = 1; at + 1 < tokens.size(); at++) {
            boolean written = Spoken.sign(tokens.get(at), "@");
            if (written || Spoken.isAt(tokens.get(at))) {
                OptionalInt last = domain(tokens, at + 1, written);
                Optional<Integer> first = Optional.of(name(tokens, at - 1));
                if (last.isPresent() && atom(tokens, at - 1) && likely(tokens, at, first.get())) {
                    finds.add(new Find(LABEL, first.get(), last.getAsInt()));
                    at = last.getAsInt();
                }
            }
        }
        return finds;
    }

    private static boolean likely(List<Token> tokens, int at, int first) {
        return Spoken.sign(tokens.get(at), "@")
                || first < at - 1
                || !NO_NAMES.contains(tokens.get(first).text());
    }

    private static boolean atom(List<Token> tokens, int at) {
        return at >= 0 && at < tokens.size() && !tokens.get(at).isSign();
    }

    /** The first token of the part before the at, whose last one is {@code at}. */
    private static int name(List<Token> tokens, int at) {
        int first = at;
        while (first > 0) {
            int next = nameContinued(tokens, first);
            if (next == first) {
                return first;
            }
            first = next;
        }
        return first;
    }

    private static int nameContinued(List<Token> tokens, int first) {
        Token before = tokens.get(first - 1);
        boolean sign = tokens.get(first).glued() && Spoken.sign(before, "._%+-");
        boolean link = (sign && before.glued()) || Spoken.isLink(before);
        if (link && atom(tokens, first - 2)) {
            return first - 2;
        }
        boolean glued = tokens.get(first).glued() && !before.isSign();
        boolean spelled = small(tokens, first) && small(tokens, first - 1);
        boolean numbered = number(tokens, first) && before.isWord() && !common(before);
        return glued || spelled || numbered ? first - 1 : first;
    }

    private static boolean common(Token token) {
        return NO_NAMES.contains(token.text()) || Spoken.isFiller(token);
    }

    private static boolean number(List<Token> tokens, int at) {
        return Spoken.numeral(tokens, at).isPresent();
    }

    private static boolean small(List<Token> tokens, int at) {
        boolean letter = tokens.get(at).isWord() && tokens.get(at).text().length() == 1;
        return letter || number(tokens, at);
    }

    /** The last token of the part after the at. */
    private static OptionalInt domain(List<Token> tokens, int from, boolean written) {
        OptionalInt last = OptionalInt.empty();
        int label = from;
        int words = 0;
        for (int at = from; atom(tokens, at); at++) {
            int after = at + 1;
            if (at > from && at == label && ends(tokens, at, written)) {
                last = OptionalInt.of(ending(tokens, at));
                after = last.getAsInt() + 1;
            } else if (last.isPresent()) {
                return last;
            }
            if (after < tokens.size() && dot(tokens, after)) {
                at = after;
                label = at + 1;
                words = 0;
            } else if (after < tokens.size() && link(tokens, after)) {
                at = after;
            } else if (last.isPresent()) {
                return last;
            } else if (++words >= NAME_WORDS && !small(tokens, at)) {
                return last;
            }
        }
        return last;
    }

    private static boolean ends(List<Token> tokens, int at, boolean written) {
        return ENDINGS.contains(spelled(tokens, at))
                || ENDINGS.contains(tokens.get(at).text())
                || (written && tokens.get(at).isWord() && tokens.get(at).text().length() >= 2);
    }

    private static int ending(List<Token> tokens, int at) {
        return ENDINGS.contains(tokens.get(at).text()) || tokens.get(at).text().length() > 1
                ? at
                : at + spelled(tokens, at).length() - 1;
    }

    /** "c o m" */
    private static String spelled(List<Token> tokens, int at) {
        StringBuilder letters = new StringBuilder();
        for (int i = at; atom(tokens, i) && tokens.get(i).text().length() == 1; i++) {
            letters.append(tokens.get(i).text());
        }
        return letters.toString();
    }

    private static boolean dot(List<Token> tokens, int at) {
        return Spoken.isDot(tokens.get(at)) || inside(tokens, at, ".");
    }

    private static boolean link(List<Token> tokens, int at) {
        return Spoken.isLink(tokens.get(at)) || inside(tokens, at, "-");
    }

    private static boolean inside(List<Token> tokens, int at, String sign) {
        return Spoken.sign(tokens.get(at), sign)
                && tokens.get(at).glued()
                && at + 1 < tokens.size()
                && tokens.get(at + 1).glued();
    }
}
