package org.agent008.domain.speech;

import java.util.Map;
import java.util.Optional;

/**
 * What was made of a call in the end, by id.
 *
 * @param faults why something that should have been made was not: sentences for people, by what is
 *     missing ({@code recording}, {@code transcript}, {@code summarization}, {@code insights})
 */
public record Products(
        Optional<String> recording,
        Optional<String> transcript,
        Optional<String> summary,
        Optional<String> insights,
        Map<String, String> faults) {
    public static final Products NONE =
            new Products(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of());

    public Products {
        faults = Map.copyOf(faults);
    }

    public Products withRecording(String id) {
        return new Products(Optional.of(id), transcript, summary, insights, faults);
    }

    public Products withTranscript(String id) {
        return new Products(recording, Optional.of(id), summary, insights, faults);
    }

    public Products withSummary(String id) {
        return new Products(recording, transcript, Optional.of(id), insights, faults);
    }

    public Products withInsights(String id) {
        return new Products(recording, transcript, summary, Optional.of(id), faults);
    }
}
