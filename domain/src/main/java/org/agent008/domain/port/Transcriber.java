package org.agent008.domain.port;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.agent008.domain.call.CallId;
import org.agent008.domain.settings.TranscriptionSettings;
import org.agent008.domain.speech.Channel;
import org.agent008.domain.speech.Recording;
import org.agent008.domain.speech.Transcript;
import org.agent008.domain.speech.Words;

/**
 * Writes down what is said in calls.
 *
 * <p>No method blocks. Stages complete on foreign threads; they fail with {@link NotMade}.
 */
public interface Transcriber extends AutoCloseable {
    /**
     * Listens to both sides of an answered call from now on.
     *
     * @param words hears of what is said while it is said, on foreign threads
     */
    void listen(CallId id, TranscriptionSettings how, Consumer<Words> words);

    /** Hears nothing until {@link #resume}; nothing happens where it does not listen. */
    void pause(CallId id);

    /** Ends {@link #pause}. */
    void resume(CallId id);

    /**
     * Ends the segment that is being heard on this channel: an agent decides by itself when a turn
     * is over. Soon after, its words are told as the last ones; nothing happens where nothing is
     * being heard.
     */
    void endpoint(CallId id, Channel channel);

    /** Stops to listen; empty where it did not. */
    CompletionStage<Optional<Transcript>> finish(CallId id);

    /** Writes down a recording. */
    CompletionStage<Transcript> transcribe(Recording recording, TranscriptionSettings how);

    /** Stops to listen and lets go of all threads. */
    @Override
    void close();
}
