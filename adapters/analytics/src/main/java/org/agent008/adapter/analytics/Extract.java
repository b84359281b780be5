package org.agent008.adapter.analytics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.agent008.domain.speech.Channel;
import org.agent008.domain.speech.Questions;
import org.agent008.domain.speech.Segment;
import org.agent008.domain.speech.Transcript;

/**
 * The sentences of a call that say most of it: near to what all are about, unlike each other
 * (maximal marginal relevance). Questions and courtesies count less.
 */
final class Extract {
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int SENTENCES = 4;
    private static final int TELLING_WORDS = 5;
    private static final double RELEVANCE = 0.7;
    private static final double QUESTION = 0.6;
    private static final double COURTESY = 0.5;

    /** What somebody will do is what people look up later. */
    private static final double PROMISED = 1.2;

    private static final Pattern PROMISE = Pattern.compile("\\b(?:i|we)(?: will|'ll)\\b");

    /** Shorter sentences refer to what was said before, and tell less alone. */
    private static final int FULL_WORDS = 10;

    private static final Set<String> COURTESIES =
            Set.of(
                    "thank you for calling",
                    "thanks for calling",
                    "how can i help",
                    "how may i help",
                    "have a nice day",
                    "have a good day",
                    "you are welcome",
                    "you're welcome",
                    "good morning",
                    "good afternoon",
                    "good evening",
                    "speaking",
                    "my name is",
                    "one moment",
                    "just a moment",
                    "bear with me",
                    "let me look",
                    "let me check",
                    "thank you so much",
                    "thank you very much",
                    "anything else",
                    "nice to meet",
                    "how are you",
                    "bye",
                    "goodbye",
                    "weather");

    private record Sentence(Channel channel, String text) {
        int words() {
            return SPACE.split(text, -1).length;
        }

        double weight() {
            String plain = text.toLowerCase(Locale.ROOT);
            double question = Questions.asked(text) ? QUESTION : 1;
            double courtesy = COURTESIES.stream().anyMatch(plain::contains) ? COURTESY : 1;
            double length = 0.5 + 0.5 * Math.min(1, words() / (double) FULL_WORDS);
            double promise = PROMISE.matcher(plain).find() ? PROMISED : 1;
            return question * courtesy * length * promise;
        }
    }

    private final SentenceVectors vectors;

    Extract(SentenceVectors vectors) {
        this.vectors = vectors;
    }

    /** Of a transcript in which anything was said. */
    String of(Transcript transcript) {
        List<Sentence> all = transcript.segments().stream().flatMap(Extract::sentences).toList();
        List<Sentence> telling = all.stream().filter(s -> s.words() >= TELLING_WORDS).toList();
        List<Sentence> from = telling.isEmpty() ? all : telling;
        return pick(from).stream().map(Extract::line).collect(Collectors.joining("\n"));
    }

    private static Stream<Sentence> sentences(Segment segment) {
        return SENTENCE_END
                .splitAsStream(segment.text().strip())
                .filter(t -> !t.isBlank())
                .map(text -> new Sentence(segment.channel(), text));
    }

    private List<Sentence> pick(List<Sentence> from) {
        if (from.size() <= SENTENCES) {
            return from;
        }
        List<float[]> directions = vectors.of(from.stream().map(Sentence::text).toList());
        float[] centre = Vectors.unit(Vectors.mean(directions));
        List<Integer> picked = new ArrayList<>();
        while (picked.size() < SENTENCES) {
            IntStream.range(0, from.size())
                    .filter(i -> !picked.contains(i))
                    .boxed()
                    .max(
                            Comparator.comparingDouble(i ->
                                    worth(directions, i, picked, centre, from.get(i).weight())))
                    .ifPresent(picked::add);
        }
        return picked.stream().sorted().map(from::get).toList();
    }

    private static double worth(
            List<float[]> directions, int i, List<Integer> picked, float[] centre, double weight) {
        double alike =
                picked.stream()
                        .mapToDouble(j -> Vectors.dot(directions.get(i), directions.get(j)))
                        .max()
                        .orElse(0);
        return RELEVANCE * weight * Vectors.dot(centre, directions.get(i))
                - (1 - RELEVANCE) * alike;
    }

    private static String line(Sentence sentence) {
        String side =
                switch (sentence.channel()) {
                    case LOCAL -> "Local: ";
                    case REMOTE -> "Remote: ";
                };
        String text = sentence.text();
        String end = text.matches(".*[.!?]") ? "" : ".";
        return side + text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + end;
    }
}
