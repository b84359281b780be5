package org.agent008.adapter.analytics;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a sentence sounds, by the lexicon and the rules of VADER (words, boosters, negation, "but"),
 * and by what people say on the phone. Safe from any thread.
 */
final class VaderSentiment {
    static final String MODEL = "vader";
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}']+");
    private static final double NEGATED = -0.74;
    private static final double NORMAL = 15;

    /** What a booster counts the first, second and third word before. */
    private static final double[] FADING = {1, 0.95, 0.9};

    private static final Set<String> NEGATIONS =
            Set.of(
                    ("not no never none nobody nothing neither nor without hardly cannot cant can't"
                                    + " dont don't doesnt doesn't didnt didn't isnt isn't arent"
                                    + " aren't wasnt wasn't werent weren't wont won't wouldnt"
                                    + " wouldn't havent haven't hasnt hasn't hadnt hadn't couldnt"
                                    + " couldn't shouldnt shouldn't aint ain't rarely seldom")
                            .split(" ", -1));

    /** What everybody says on the phone, whatever they feel. */
    private static final Set<String> COURTESIES =
            Set.of("yes", "no", "okay", "ok", "sure", "please", "well", "like", "help", "support");

    private static final Map<String, Double> BOOSTERS =
            Map.ofEntries(
                    Map.entry("very", 0.293),
                    Map.entry("really", 0.293),
                    Map.entry("so", 0.293),
                    Map.entry("extremely", 0.293),
                    Map.entry("absolutely", 0.293),
                    Map.entry("totally", 0.293),
                    Map.entry("completely", 0.293),
                    Map.entry("incredibly", 0.293),
                    Map.entry("most", 0.293),
                    Map.entry("slightly", -0.293),
                    Map.entry("somewhat", -0.293),
                    Map.entry("kind", -0.293),
                    Map.entry("barely", -0.293),
                    Map.entry("partly", -0.293),
                    Map.entry("occasionally", -0.293));

    private final Map<String, Double> lexicon;
    private final Map<String, Double> cues;

    private VaderSentiment(Map<String, Double> lexicon, Map<String, Double> cues) {
        this.lexicon = lexicon;
        this.cues = cues;
    }

    static VaderSentiment load() {
        return new VaderSentiment(
                Resources.table("vader_lexicon.txt"), Resources.table("call_cues.txt"));
    }

    /** From -1 to 1; 0 where nothing tells. */
    double score(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replace('’', '\'');
        List<String> words = NO_WORD.splitAsStream(plain).filter(w -> !w.isEmpty()).toList();
        int but = words.indexOf("but");
        double sum = 0;
        for (int i = 0; i < words.size(); i++) {
            double weight = but < 0 || i == but ? 1 : i < but ? 0.5 : 1.5;
            sum += weight * valence(words, i);
        }
        String spaced = " " + String.join(" ", words) + " ";
        sum +=
                cues.entrySet().stream()
                        .filter(cue -> spaced.contains(" " + cue.getKey() + " "))
                        .mapToDouble(Map.Entry::getValue)
                        .sum();
        return sum / Math.sqrt(sum * sum + NORMAL);
    }

    private double valence(List<String> words, int at) {
        String word = words.get(at);
        double valence = COURTESIES.contains(word) ? 0 : lexicon.getOrDefault(word, 0.0);
        for (int back = 1; valence != 0 && back <= FADING.length && back <= at; back++) {
            String before = words.get(at - back);
            valence += Math.signum(valence) * BOOSTERS.getOrDefault(before, 0.0) * FADING[back - 1];
            if (NEGATIONS.contains(before)) {
                valence *= NEGATED;
            }
        }
        return valence;
    }
}
