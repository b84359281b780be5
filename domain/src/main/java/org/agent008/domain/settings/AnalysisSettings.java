package org.agent008.domain.settings;

/**
 * What is made of transcripts.
 *
 * @param summarize a summary once the call is over
 */
public record AnalysisSettings(boolean summarize) {
    public static final AnalysisSettings DEFAULT = new AnalysisSettings(false);
}
