package org.agent008.adapter.webrtc;

import static org.agent008.adapter.webrtc.Calls.until;

import org.agent008.domain.port.AudioDesk.FrameSink;

/** Mean level of what is heard from a moment on. */
final class Energy implements FrameSink {
    private double sum;
    private int frames;

    @Override
    public synchronized void accept(short[] frame) {
        for (short sample : frame) {
            sum += (double) sample * sample;
        }
        frames++;
    }

    /** Hears {@code seconds} from now and tells their RMS in dBFS. */
    double dbfs(int seconds) {
        synchronized (this) {
            sum = 0;
            frames = 0;
        }
        until(() -> frames() >= seconds * 100, () -> seconds + " s, not " + frames() + " frames");
        synchronized (this) {
            return Pcm.dbfs(Math.sqrt(sum / ((double) frames * Pcm.FRAME)));
        }
    }

    private synchronized int frames() {
        return frames;
    }
}
