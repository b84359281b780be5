package org.agent008.domain.fake;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.agent008.domain.port.Analyst;
import org.agent008.domain.port.NotMade;
import org.agent008.domain.speech.Analysis;
import org.agent008.domain.speech.Segment;
import org.agent008.domain.speech.Sentiment;
import org.agent008.domain.speech.Summary;
import org.agent008.domain.speech.Transcript;

/** Sums up a call by all that was said in it, and finds everybody in the best of moods. */
public final class FakeAnalyst implements Analyst {
    private Optional<String> fault = Optional.empty();

    /** Nothing is found out from now on. */
    public void breaks(String why) {
        fault = Optional.of(why);
    }

    @Override
    public CompletionStage<Analysis> analyze(Transcript transcript, boolean summarize) {
        if (fault.isPresent()) {
            return CompletableFuture.failedFuture(new NotMade(fault.get()));
        }
        Summary summary =
                new Summary(
                        "sum-" + transcript.id(),
                        transcript.segments().stream()
                                .map(Segment::text)
                                .collect(Collectors.joining("; ")),
                        "fake",
                        Optional.empty());
        return CompletableFuture.completedFuture(
                new Analysis(
                        Optional.of(summary).filter(_ -> summarize),
                        new Sentiment(1, 1, List.of(), "fake"),
                        Optional.empty()));
    }

    @Override
    public void close() {}
}
