package org.agent008.adapter.webrtc;

import java.io.IOException;
import org.agent008.domain.port.AudioDesk.FrameSink;
import org.agent008.domain.port.AudioDesk.FrameSource;

/** An open sound card, for one thread. */
interface Card extends AutoCloseable {
    /**
     * Waits for the card, at most some 10 ms, then takes what it has room for from {@code speaker}
     * and gives what it recorded to {@code microphone}.
     *
     * @throws IOException where the card is lost; it has to be closed and opened again
     */
    void turn(FrameSource speaker, FrameSink microphone) throws IOException;

    @Override
    void close();

    /** Where cards come from. */
    @FunctionalInterface
    interface Opener {
        /**
         * Opens the card within two seconds.
         *
         * @throws IOException where there is none; the message says what is missing
         */
        Card open() throws IOException;
    }
}
