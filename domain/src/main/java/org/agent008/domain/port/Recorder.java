package org.agent008.domain.port;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.agent008.domain.call.CallId;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.settings.RecordingSettings;
import org.agent008.domain.speech.Recording;

/**
 * Writes the audio of calls to the disk as it comes: what is on the disk can be played whatever
 * happens.
 *
 * <p>No method blocks. Stages complete on foreign threads; they fail with {@link NotMade}.
 */
public interface Recorder extends AutoCloseable {
    /**
     * Records an answered call, after the announcement. Nothing happens where it is recorded
     * already.
     */
    void start(Cdr call, RecordingSettings how);

    /** Records silence from now on; nothing happens where the call is not recorded. */
    void pause(CallId id);

    /** Ends {@link #pause}. */
    void resume(CallId id);

    /** Ends a recording; empty where there was none. */
    CompletionStage<Optional<Recording>> stop(CallId id);

    /** What a run that crashed recorded of a call; empty where that is nothing. */
    CompletionStage<Optional<Recording>> salvage(Cdr call);

    /** Ends all recordings and lets go of all threads. */
    @Override
    void close();
}
