package org.agent008.adapter.webrtc;

import java.util.Arrays;

/** RMS over the last moments. One thread writes, any thread reads. */
final class Loudness {
    private final double[] energies;
    private int next;
    private double sum;
    private volatile double meanSquare;

    /**
     * @param millis how far back it looks, in whole frames
     */
    Loudness(int millis) {
        energies = new double[millis / 10];
    }

    void add(short[] frame) {
        double energy = 0;
        for (short sample : frame) {
            energy += (double) sample * sample;
        }
        sum += energy - energies[next];
        energies[next] = energy;
        next = (next + 1) % energies.length;
        meanSquare = sum / (energies.length * Pcm.FRAME);
    }

    /** Nothing is heard any more. */
    void reset() {
        if (meanSquare != 0) {
            Arrays.fill(energies, 0);
            sum = 0;
            meanSquare = 0;
        }
    }

    double dbfs() {
        return Pcm.dbfs(Math.sqrt(meanSquare));
    }
}
