package org.agent008.adapter.webrtc;

/**
 * Brings mono samples of 8 to 48 kHz to 48 kHz by a windowed sinc, and can run a little faster or
 * slower to follow a clock that drifts. Allocates nothing while it runs; not thread-safe.
 */
final class Resampler {
    private static final int TAPS = 16;
    private static final int PHASES = 128;

    /** One filter per phase, and one more so that the last can be interpolated with its next. */
    private static final float[][] FILTERS = filters();

    private final float[] history = new float[2 * TAPS];
    private int newest;
    private double step = 1;
    private double position;

    /** Takes the next 48 kHz sample. */
    @FunctionalInterface
    interface Output {
        void accept(short sample);
    }

    /**
     * @param rate of the samples to come
     * @param stretch 0.001 makes of the same samples 0.1 % more
     */
    void tune(int rate, double stretch) {
        step = rate / (Pcm.RATE * (1 + stretch));
    }

    void push(short sample, Output out) {
        newest = newest == TAPS - 1 ? 0 : newest + 1;
        history[newest] = sample;
        history[newest + TAPS] = sample; // twice, so that the last TAPS samples lie in one piece
        while (position < 1) {
            out.accept(at(position));
            position += step;
        }
        position -= 1;
    }

    private short at(double between) {
        if (between == 0) { // as at 48 kHz all the time
            return (short) history[newest + TAPS / 2];
        }
        double exact = between * PHASES;
        int phase = (int) exact;
        float part = (float) (exact - phase);
        float[] a = FILTERS[phase];
        float[] b = FILTERS[phase + 1];
        float sum = 0;
        for (int i = 0; i < TAPS; i++) {
            sum += history[newest + 1 + i] * (a[i] + part * (b[i] - a[i]));
        }
        return Pcm.saturated(Math.round(sum));
    }

    private static float[][] filters() {
        float[][] filters = new float[PHASES + 1][TAPS];
        for (int phase = 0; phase <= PHASES; phase++) {
            double gain = 0;
            for (int i = 0; i < TAPS; i++) {
                double x = i - (TAPS / 2 - 1) - (double) phase / PHASES;
                double sinc = x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
                double edge = Math.cos(Math.PI * x / TAPS);
                filters[phase][i] = (float) (sinc * edge * edge);
                gain += filters[phase][i];
            }
            for (int i = 0; i < TAPS; i++) {
                filters[phase][i] /= (float) gain;
            }
        }
        return filters;
    }
}
