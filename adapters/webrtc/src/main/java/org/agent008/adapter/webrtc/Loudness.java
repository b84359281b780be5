package org.agent008.adapter.webrtc;

/** RMS over the last second. One thread writes, any thread reads. */
final class Loudness {
    private final double[] energies = new double[Pcm.RATE / Pcm.FRAME];
    private int next;
    private double sum;
    private volatile double meanSquare;

    void add(short[] frame) {
        double energy = 0;
        for (short sample : frame) {
            energy += (double) sample * sample;
        }
        sum += energy - energies[next];
        energies[next] = energy;
        next = (next + 1) % energies.length;
        meanSquare = sum / Pcm.RATE;
    }

    double dbfs() {
        return Pcm.dbfs(Math.sqrt(meanSquare));
    }
}
