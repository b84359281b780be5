package org.agent008.app.sandbox;

/** Measures mono 16 bit samples at the desk's 48 kHz. */
final class Pcm {
    static final int RATE = 48_000;
    static final double SILENCE = -96;

    private Pcm() {}

    /** RMS in dBFS, where a full-scale square wave is 0. */
    static double dbfs(short[] samples) {
        double rms = Math.sqrt(power(samples));
        return rms < 1 ? SILENCE : 20 * Math.log10(rms / 32_768);
    }

    /** How much of the signal's power is at {@code hz}, from 0 to 1 (Goertzel). */
    static double share(short[] samples, double hz) {
        double coefficient = 2 * Math.cos(2 * Math.PI * hz / RATE);
        double s1 = 0;
        double s2 = 0;
        for (short sample : samples) {
            double s0 = sample + coefficient * s1 - s2;
            s2 = s1;
            s1 = s0;
        }
        double total = power(samples);
        double atHz = (s1 * s1 + s2 * s2 - coefficient * s1 * s2) * 2 / samples.length;
        return total == 0 ? 0 : atHz / samples.length / total;
    }

    private static double power(short[] samples) {
        double sum = 0;
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        return sum / samples.length;
    }
}
