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
}
