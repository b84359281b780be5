package org.agent008.adapter.webrtc;

import org.agent008.domain.port.AudioDesk.FrameSource;

/** A sine that never ends: the voice of tests, labs and measurements. */
public final class Tone implements FrameSource {
    private final double step;
    private final double peak;
    private double phase;

    /**
     * @param hz frequency
     * @param dbfs level of the peak, 0 is full scale
     */
    public Tone(double hz, double dbfs) {
        step = 2 * Math.PI * hz / Pcm.RATE;
        peak = (Pcm.FULL_SCALE - 1) * Math.pow(10, dbfs / 20);
    }

    @Override
    public boolean fill(short[] frame) {
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (short) Math.round(peak * Math.sin(phase));
            phase = (phase + step) % (2 * Math.PI);
        }
        return true;
    }
}
