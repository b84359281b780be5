package org.agent008.app.sandbox;

import org.agent008.domain.port.AudioDesk.FrameSource;

/** A sine wave of -12 dBFS that goes on until the call ends. */
public final class Tone implements FrameSource {
    private static final double AMPLITUDE = 0.25 * Short.MAX_VALUE;

    private final double step;
    private double phase;

    public Tone(double hz) {
        this.step = 2 * Math.PI * hz / Pcm.RATE;
    }

    @Override
    public boolean fill(short[] frame) {
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (short) (AMPLITUDE * Math.sin(phase));
            phase = (phase + step) % (2 * Math.PI);
        }
        return true;
    }
}
