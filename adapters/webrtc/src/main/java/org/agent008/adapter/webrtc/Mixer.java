package org.agent008.adapter.webrtc;

import java.util.Arrays;
import org.agent008.domain.port.AudioDesk.FrameSink;
import org.agent008.domain.port.AudioDesk.FrameSource;
import org.agent008.domain.port.AudioDesk.Side;
import org.agent008.domain.port.AudioDesk.Tap;

/**
 * One call's place at the desk. Its clock is the line's microphone, pulled each 10 ms while the
 * call sends; {@link #catchUp} stands in while it does not (before the call is up, on hold), so
 * that taps keep hearing frames. Voices wait meanwhile: what nobody hears is not said.
 */
final class Mixer {
    private static final long FRAME_NANOS = 10_000_000;
    private static final long PATIENCE_NANOS = 6 * FRAME_NANOS;

    private final Voices voices = new Voices();
    private final JitterBuffer arriving = new JitterBuffer();
    private final Heard local = new Heard();
    private final Heard remote = new Heard();
    private volatile boolean muted;
    private long lastFrame = System.nanoTime();

    Tap tap(Side side, FrameSink sink) {
        return (side == Side.LOCAL ? local : remote).tap(sink);
    }

    Tap speak(FrameSource source) {
        return voices.speak(source);
    }

    /** Muted, voices are pulled all the same: what they say meanwhile is not heard later. */
    void mute(boolean on) {
        muted = on;
    }

    /** The far end's audio as it comes out of the decoder: 8 to 48 kHz, 16 bit, interleaved. */
    void arrived(byte[] pcm, int rate, int channels, int samples) {
        arriving.write(pcm, rate, channels, samples);
    }

    /** The line wants its next 10 ms, as 16 bit little-endian PCM. */
    synchronized void pull(byte[] out) {
        voices.mix(local.frame);
        if (muted) {
            Arrays.fill(local.frame, (short) 0);
        }
        for (int i = 0; i < Pcm.FRAME; i++) {
            Pcm.putSample(out, i, local.frame[i]);
        }
        lastFrame = System.nanoTime();
        pass();
    }

    /**
     * Ticks in the line's place where that has not for 60 ms.
     *
     * @return how long to wait before the next look, in ns
     */
    synchronized long catchUp() {
        long late = System.nanoTime() - lastFrame - PATIENCE_NANOS;
        if (late < 0) {
            return -late;
        }
        Arrays.fill(local.frame, (short) 0);
        for (; late >= 0; late -= FRAME_NANOS) {
            lastFrame += FRAME_NANOS;
            pass();
        }
        return -late;
    }

    private void pass() {
        arriving.read(remote.frame);
        local.pass();
        remote.pass();
    }

    double localDbfs() {
        return local.dbfs();
    }

    double remoteDbfs() {
        return remote.dbfs();
    }
}
