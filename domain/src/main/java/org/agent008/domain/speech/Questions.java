package org.agent008.domain.speech;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells questions from statements. Recognizers write no question marks, so what begins as a
 * question does in English, German, Spanish or French is one too.
 */
public final class Questions {
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}']+");
    private static final Set<String> ASKING =
            words(
                    "who what when where why how which whose whom wer was wann wo warum wie welche"
                            + " welcher welches wieso woher wohin quién qué cuándo dónde cómo cuál"
                            + " cuánto qui quoi quand où pourquoi comment quel quelle combien");
    private static final Set<String> VERBS =
            words(
                    "is are was were am do does did have has had can could will would shall should"
                            + " may might isn't aren't don't doesn't didn't haven't hasn't can't"
                            + " couldn't won't wouldn't kann können könnten könnte haben hat ist"
                            + " sind darf dürfen würden möchten");
    private static final Set<String> SUBJECTS =
            words(
                    "i you he she it we they there this that these those anyone anybody someone"
                            + " somebody anything your my the ich du er sie es wir ihr man das");
    private static final Set<String> OPENINGS =
            words("and so but well okay ok sorry hello hi then now um uh und also aber dann y et");

    private Questions() {}

    private static Set<String> words(String all) {
        return Set.of(all.split(" ", -1));
    }

    /** Whether somebody who says this wants to know something. */
    public static boolean asked(String text) {
        if (text.indexOf('?') >= 0) {
            return true;
        }
        List<String> said =
                NO_LETTERS
                        .splitAsStream(text.toLowerCase(Locale.ROOT))
                        .filter(w -> !w.isEmpty())
                        .dropWhile(OPENINGS::contains)
                        .limit(2)
                        .toList();
        return said.size() == 2
                && (ASKING.contains(said.getFirst())
                        || (VERBS.contains(said.getFirst()) && SUBJECTS.contains(said.getLast())));
    }
}
