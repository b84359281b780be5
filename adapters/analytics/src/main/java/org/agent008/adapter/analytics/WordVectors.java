package org.agent008.adapter.analytics;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares sentences by the words that they share, where no model runs: rare ones tell more. */
final class WordVectors implements SentenceVectors {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LENGTH = 1024;

    @Override
    public String model() {
        return "extractive, words";
    }

    @Override
    public List<float[]> of(List<String> sentences) {
        Map<String, Long> inSentences =
                sentences.stream()
                        .flatMap(s -> words(s).stream().distinct())
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return sentences.stream().map(s -> of(s, inSentences, sentences.size())).toList();
    }

    private static float[] of(String sentence, Map<String, Long> inSentences, int all) {
        float[] vector = new float[LENGTH];
        for (String word : words(sentence)) {
            double rarity = Math.log(1 + (double) all / inSentences.getOrDefault(word, 1L));
            vector[Math.floorMod(word.hashCode(), LENGTH)] += (float) rarity;
        }
        return Vectors.unit(vector);
    }

    private static List<String> words(String sentence) {
        return NO_WORD.splitAsStream(sentence.toLowerCase(Locale.ROOT))
                .filter(w -> !w.isEmpty())
                .toList();
    }

    @Override
    public void close() {
        // holds nothing
    }
}
