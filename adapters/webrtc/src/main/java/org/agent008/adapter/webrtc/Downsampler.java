package org.agent008.adapter.webrtc;

import org.agent008.domain.port.AudioDesk.FrameSink;

/**
 * Brings the desk's frames to a lower rate, a whole part of 48 kHz, by a windowed sinc that lets
 * nothing alias. Allocates nothing while it runs; not thread-safe.
 */
final class Downsampler implements FrameSink {
    private static final int LOWEST = 8_000;

    /** Per step, so that the filter is as steep at every rate; it delays by 1 ms at 16 kHz. */
    private static final int TAPS = 32;

    /** Where the filter is half closed; what is below 0.8 passes, and aliases find it closed. */
    private static final double BAND = 0.92;

    private final int step;
    private final float[] filter;
    private final float[] line;
    private final short[] out;
    private final FrameSink sink;

    private Downsampler(int step, FrameSink sink) {
        this.step = step;
        this.sink = sink;
        filter = filter(step);
        line = new float[filter.length - step + Pcm.FRAME];
        out = new short[Pcm.FRAME / step];
    }

    /**
     * @throws IllegalArgumentException for a rate that is no whole part of 48 kHz
     */
    static FrameSink to(int rate, FrameSink sink) {
        if (rate < LOWEST || Pcm.RATE % rate != 0 || Pcm.FRAME % (Pcm.RATE / rate) != 0) {
            throw new IllegalArgumentException(
                    "a tap at %d Hz: it has to be 8000, 12000, 16000, 24000 or 48000"
                            .formatted(rate));
        }
        return rate == Pcm.RATE ? sink : new Downsampler(Pcm.RATE / rate, sink);
    }

    @Override
    public void accept(short[] frame) {
        int kept = line.length - Pcm.FRAME;
        for (int i = 0; i < Pcm.FRAME; i++) {
            line[kept + i] = frame[i];
        }
        for (int i = 0; i < out.length; i++) {
            float sum = 0;
            for (int k = 0; k < filter.length; k++) {
                sum += line[i * step + k] * filter[k];
            }
            out[i] = Pcm.saturated(Math.round(sum));
        }
        System.arraycopy(line, Pcm.FRAME, line, 0, kept);
        sink.accept(out);
    }

    private static float[] filter(int step) {
        int length = TAPS * step;
        var filter = new float[length];
        double gain = 0;
        for (int i = 0; i < length; i++) {
            double x = i - (length - 1) / 2.0;
            double turn = Math.PI * x * BAND / step; // never 0: the length is even
            double edge = Math.cos(Math.PI * x / length);
            filter[i] = (float) (Math.sin(turn) / turn * edge * edge);
            gain += filter[i];
        }
        for (int i = 0; i < length; i++) {
            filter[i] /= (float) gain;
        }
        return filter;
    }
}
