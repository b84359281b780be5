package org.agent008.domain.speech;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Parts of a call, in order, none touching another. */
record Spans(List<Span> all) {
    static Spans of(List<Span> any) {
        List<Span> merged = new ArrayList<>();
        any.stream()
                .filter(s -> s.length().isPositive())
                .sorted(Comparator.comparing(Span::start))
                .forEach(s -> merge(merged, s));
        return new Spans(List.copyOf(merged));
    }

    private static void merge(List<Span> merged, Span next) {
        if (merged.isEmpty() || next.start().compareTo(merged.getLast().end()) > 0) {
            merged.add(next);
        } else if (next.end().compareTo(merged.getLast().end()) > 0) {
            merged.set(merged.size() - 1, new Span(merged.getLast().start(), next.end()));
        }
    }

    Duration length() {
        return all.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** What of a call of that length none of these covers. */
    Spans gaps(Duration length) {
        List<Span> gaps = new ArrayList<>();
        Duration from = Duration.ZERO;
        for (Span span : all) {
            gaps.add(new Span(from, span.start()));
            from = span.end();
        }
        gaps.add(new Span(from, length));
        return of(gaps);
    }

    Duration longest() {
        return all.stream().map(Span::length).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }
}
