package org.agent008.domain.port;

import java.util.concurrent.CompletionStage;
import org.agent008.domain.speech.Analysis;
import org.agent008.domain.speech.Transcript;

/** Finds out what a call was about, and how people felt in it. */
public interface Analyst extends AutoCloseable {
    /**
     * Does not block; completes on a foreign thread or fails with {@link NotMade}.
     *
     * @param transcript in which anything was said
     * @param summarize whether a summary is wanted too
     */
    CompletionStage<Analysis> analyze(Transcript transcript, boolean summarize);

    /** Lets go of all threads. */
    @Override
    void close();
}
