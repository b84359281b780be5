package org.agent008.domain.port;

import java.util.Optional;
import org.agent008.domain.call.CallId;

/**
 * Where audio meets: taps to listen to a call and voices to speak into it. Safe from any thread.
 * All PCM is mono, 16 bit signed, 48 kHz, in frames of 10 ms (480 samples), unless a tap asks for
 * another rate; resampling is the desk's business.
 */
public interface AudioDesk {
    /** The two sides of a call: what this phone sends and what it hears. */
    enum Side {
        LOCAL,
        REMOTE
    }

    /**
     * Hears each frame of one side, on the audio thread: must not block, must not keep the array.
     * Frames are silent while nothing arrives; none comes where the call has no line. Both sides
     * come with each tick of the call's clock, the local one first.
     */
    Tap tap(CallId id, Side side, FrameSink sink);

    /**
     * As {@link #tap(CallId, Side, FrameSink)}, brought to another rate: recognizers hear at 16
     * kHz. A frame is still 10 ms.
     *
     * @param rate in Hz, a whole part of 48 kHz and of frames: 8000, 12000, 16000, 24000 or 48000
     * @throws IllegalArgumentException for another rate
     */
    Tap tap(CallId id, Side side, int rate, FrameSink sink);

    /**
     * Speaks into a call. Frames are pulled on the audio thread, and only while the call sends (not
     * before it is up or while the far end holds it): must not block. Several voices are mixed with
     * saturation.
     */
    Tap speak(CallId id, FrameSource source);

    /** Levels of a call over the last second; empty where the call has no line. */
    Optional<Levels> levels(CallId id);

    /** Ends a tap or a voice; harmless when done twice or after the call. */
    interface Tap extends AutoCloseable {
        @Override
        void close();
    }

    /** Takes one frame. */
    @FunctionalInterface
    interface FrameSink {
        void accept(short[] frame);
    }

    /** Fills one frame; returns false when there is no more to say, which ends the voice. */
    @FunctionalInterface
    interface FrameSource {
        boolean fill(short[] frame);
    }

    /**
     * RMS of each side in dBFS (0 is full scale, -96 is silence), and what was lost on the way in
     * since the call began.
     */
    record Levels(
            double localDbfs,
            double remoteDbfs,
            long concealedSamples,
            long packetsReceived,
            long packetsSent) {}
}
