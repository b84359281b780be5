package org.agent008.domain.port;

import java.util.concurrent.CompletionStage;
import org.agent008.domain.speech.Summary;
import org.agent008.domain.speech.Transcript;

/** Says in a few sentences what a call was about. */
public interface Summarizer {
    /** Does not block; completes on a foreign thread or fails with {@link NotMade}. */
    CompletionStage<Summary> summarize(Transcript transcript);
}
