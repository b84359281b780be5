package org.agent008.domain.speech;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What one side said, in order. */
final class Turns {
    /** Who says less while the other speaks shows that he listens. */
    private static final int WORDS_OF_A_LISTENER = 2;

    /** Who begins later than that before the other ends is only quick to answer. */
    private static final Duration QUICK = Duration.ofMillis(500);

    /** Who pauses longer has stopped speaking. */
    private static final Duration BREATH = Duration.ofSeconds(2);

    private final List<Segment> all;

    Turns(List<Segment> segments, Channel channel) {
        all =
                segments.stream()
                        .filter(s -> s.channel() == channel)
                        .sorted(Comparator.comparing(Segment::start))
                        .toList();
    }

    Duration talk() {
        return Spans.of(all.stream().map(Turns::span).toList()).length();
    }

    private static Span span(Segment s) {
        return new Span(s.start(), s.end());
    }

    Share share(Turns other, Duration both) {
        return new Share(
                talk(),
                both.isZero() ? 0 : (double) talk().toMillis() / both.toMillis(),
                longestMonologue(other),
                (int) all.stream().filter(s -> interrupts(s, other)).count(),
                wordsPerMinute(),
                (int) all.stream().filter(s -> Questions.asked(s.text())).count());
    }

    private Duration longestMonologue(Turns other) {
        List<Span> monologues = new ArrayList<>();
        for (Segment s : all) {
            Span next = span(s);
            Span last = monologues.isEmpty() ? null : monologues.getLast();
            if (last != null && goesOn(last, next, other)) {
                monologues.set(monologues.size() - 1, new Span(last.start(), next.end()));
            } else {
                monologues.add(next);
            }
        }
        return monologues.stream()
                .map(Span::length)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static boolean goesOn(Span before, Span next, Turns other) {
        return next.start().minus(before.end()).compareTo(BREATH) <= 0
                && other.all.stream()
                        .filter(s -> words(s) > WORDS_OF_A_LISTENER)
                        .noneMatch(s -> span(s).overlaps(new Span(before.end(), next.end())));
    }

    private static boolean interrupts(Segment s, Turns other) {
        return words(s) > WORDS_OF_A_LISTENER
                && other.all.stream()
                        .anyMatch(o ->
                                o.start().compareTo(s.start()) < 0
                                        && o.end().minus(QUICK).compareTo(s.start()) > 0);
    }

    private int wordsPerMinute() {
        long words = all.stream().mapToLong(Turns::words).sum();
        long millis = talk().toMillis();
        return millis == 0 ? 0 : Math.toIntExact(Math.round(words * 60_000.0 / millis));
    }

    private static long words(Segment s) {
        return Stream.of(s.text().split("\\s+", -1)).filter(w -> !w.isBlank()).count();
    }
}
