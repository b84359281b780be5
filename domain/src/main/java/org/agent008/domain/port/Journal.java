package org.agent008.domain.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.speech.Insights;
import org.agent008.domain.speech.Products;
import org.agent008.domain.speech.Recording;
import org.agent008.domain.speech.Summary;
import org.agent008.domain.speech.Transcript;

/** Writes down what happened: history, event log and outbox in one transaction per append. */
public interface Journal extends AutoCloseable {
    /** What an earlier run left behind. */
    Recovered recover();

    /**
     * Appends in order; durable once the stage completes (on a foreign thread, in the order of
     * appends). Never blocks: appends are committed in groups. While the disk is full or gone,
     * appends wait in memory, {@link #fault} tells, and they are written when it is back.
     */
    CompletionStage<Void> append(List<Envelope> envelopes);

    /**
     * Notes that calls are alive; durable now and then, so that a crashed call's length is known to
     * some seconds. Never blocks.
     */
    void alive(Instant now);

    /** What is wrong with the disk, in one sentence for people; empty while all is well. */
    Optional<String> fault();

    /** Writes what is waiting and closes. */
    @Override
    void close();

    /**
     * What was found on the disk.
     *
     * @param lastSequence of the newest envelope; 0 where there is none
     * @param openCalls newest CDR of each call whose end was never written
     * @param unfinished calls that ended, but of which not all was made
     * @param lastAlive when that run was last known to be alive
     */
    record Recovered(
            long lastSequence,
            List<Cdr> openCalls,
            List<Unfinished> unfinished,
            Optional<Instant> lastAlive) {
        public Recovered {
            openCalls = List.copyOf(openCalls);
            unfinished = List.copyOf(unfinished);
        }
    }

    /**
     * A call that ended and was never {@link CallEvent.Completed}.
     *
     * @param told what was made of it and told before
     */
    record Unfinished(Cdr cdr, Products told) {
        /** The same, where that was told of it too. */
        public Unfinished after(CallEvent event) {
            return new Unfinished(
                    cdr,
                    switch (event) {
                        case CallEvent.Recorded(Cdr _, Recording made) ->
                                told.withRecording(made.id());
                        case CallEvent.Transcribed(Cdr _, Transcript made) ->
                                told.withTranscript(made.id());
                        case CallEvent.Summarized(Cdr _, Summary made) ->
                                told.withSummary(made.id());
                        case CallEvent.Analyzed(Cdr _, Insights made) ->
                                told.withInsights(made.id());
                        default -> told;
                    });
        }
    }
}
