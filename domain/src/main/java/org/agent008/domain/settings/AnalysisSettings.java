package org.agent008.domain.settings;

import java.util.List;
import org.agent008.domain.redaction.OwnPattern;

/**
 * What is made of transcripts.
 *
 * @param summarize a summary once the call is over
 * @param patterns what nobody should read, besides card numbers and the like
 */
public record AnalysisSettings(boolean summarize, List<OwnPattern> patterns) {
    public static final AnalysisSettings DEFAULT = new AnalysisSettings(false, List.of());

    public AnalysisSettings {
        patterns = List.copyOf(patterns);
    }
}
