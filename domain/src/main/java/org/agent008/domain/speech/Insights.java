package org.agent008.domain.speech;

import java.util.List;
import java.util.Optional;

/**
 * How a call went.
 *
 * @param id unique for all time
 * @param reading empty where no language model is configured or it failed
 */
public record Insights(
        String id,
        Kpis kpis,
        Sentiment sentiment,
        List<Mention> topics,
        Optional<Reading> reading) {
    public Insights {
        topics = List.copyOf(topics);
    }
}
