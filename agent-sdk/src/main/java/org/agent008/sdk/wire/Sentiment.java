package org.agent008.sdk.wire;

import java.util.List;

/**
 * How both sides of a call felt, from -1 (badly) over 0 to 1 (well).
 *
 * @param trend over the call
 * @param model what judged it
 */
public record Sentiment(double local, double remote, List<SentimentPoint> trend, String model) {
    public Sentiment {
        trend = List.copyOf(trend);
    }
}
