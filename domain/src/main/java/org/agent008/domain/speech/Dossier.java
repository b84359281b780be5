package org.agent008.domain.speech;

import java.util.Optional;

/** What was made of a call. */
public record Dossier(
        Optional<Recording> recording,
        Optional<Transcript> transcript,
        Optional<Summary> summary,
        Optional<Insights> insights) {
    public static final Dossier EMPTY =
            new Dossier(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
