package org.agent008.domain.fake;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.agent008.domain.port.Summarizer;
import org.agent008.domain.speech.Segment;
import org.agent008.domain.speech.Summary;
import org.agent008.domain.speech.Transcript;

/** Sums up a call by all that was said in it. */
public final class FakeSummarizer implements Summarizer {
    @Override
    public CompletionStage<Summary> summarize(Transcript transcript) {
        return CompletableFuture.completedFuture(
                new Summary(
                        "sum-" + transcript.id(),
                        transcript.segments().stream()
                                .map(Segment::text)
                                .collect(Collectors.joining("; ")),
                        "fake"));
    }
}
