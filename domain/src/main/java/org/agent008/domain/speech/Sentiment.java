package org.agent008.domain.speech;

import java.time.Duration;
import java.util.List;

/**
 * How people felt, from -1 (badly) over 0 to 1 (well).
 *
 * @param trend over the call; parts in which a side said nothing tell what it felt before
 * @param model what judged it
 */
public record Sentiment(double local, double remote, List<Point> trend, String model) {
    public Sentiment {
        trend = List.copyOf(trend);
    }

    /**
     * A part of the call.
     *
     * @param at when it begins, since the call was answered
     */
    public record Point(Duration at, double local, double remote) {}
}
