package org.agent008.domain.settings;

import java.util.List;
import java.util.Optional;
import org.agent008.domain.redaction.OwnPattern;
import org.agent008.domain.speech.Topic;

/**
 * What is made of transcripts.
 *
 * @param summarize a summary once the call is over
 * @param patterns what nobody should read, besides card numbers and the like
 * @param topics what calls may be about
 * @param model reads calls in place of what this machine can; empty: nothing leaves it
 */
public record AnalysisSettings(
        boolean summarize,
        List<OwnPattern> patterns,
        List<Topic> topics,
        Optional<ModelSettings> model) {
    public static final AnalysisSettings DEFAULT =
            new AnalysisSettings(false, List.of(), List.of(), Optional.empty());

    public AnalysisSettings {
        patterns = List.copyOf(patterns);
        topics = List.copyOf(topics);
    }
}
