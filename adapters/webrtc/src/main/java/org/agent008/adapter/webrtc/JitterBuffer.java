package org.agent008.adapter.webrtc;

/**
 * Carries audio from one clock to another: takes what arrives at any rate, gives 10 ms frames of 48
 * kHz mono. Holds 30 ms, 60 at most: follows a drifting clock by stretching time by 0.2 %, drops
 * what is too late, and gives silence while nothing arrives. Allocates nothing while it runs.
 */
final class JitterBuffer {
    private static final int TARGET = 3 * Pcm.FRAME;
    private static final int LIMIT = 6 * Pcm.FRAME;
    private static final double STRETCH = 0.002;

    private final Resampler resampler = new Resampler();
    private final Resampler.Output store = this::store;
    private final short[] ring = new short[2 * LIMIT];
    private int head;
    private int size;
    private boolean playing;
    private double smoothedSize = TARGET;
    private double stretch;
    private long underruns;
    private long overruns;

    /** Takes interleaved 16 bit little-endian PCM; channels are averaged. */
    synchronized void write(byte[] pcm, int rate, int channels, int samples) {
        resampler.tune(rate, stretch);
        for (int i = 0; i < samples; i++) {
            int sum = 0;
            for (int c = 0; c < channels; c++) {
                sum += Pcm.sample(pcm, i * channels + c);
            }
            resampler.push((short) (sum / channels), store);
        }
    }

    /** Takes 48 kHz mono. */
    synchronized void write(short[] samples) {
        resampler.tune(Pcm.RATE, stretch);
        for (short sample : samples) {
            resampler.push(sample, store);
        }
    }

    private void store(short sample) {
        if (size == ring.length) {
            overruns++;
            return;
        }
        ring[(head + size) % ring.length] = sample;
        size++;
    }

    /** Fills one frame: with silence until 30 ms have come together. */
    synchronized void read(short[] frame) {
        if (!playing && size >= TARGET) {
            playing = true;
            smoothedSize = size;
        }
        if (size > LIMIT) {
            overruns += size - TARGET;
            discard(size - TARGET);
        }
        if (playing && size < frame.length) {
            underruns++;
            playing = false;
        }
        int n = playing ? frame.length : 0;
        follow();
        for (int i = 0; i < frame.length; i++) {
            frame[i] = i < n ? ring[(head + i) % ring.length] : 0;
        }
        discard(n);
    }

    private void discard(int samples) {
        head = (head + samples) % ring.length;
        size -= samples;
    }

    /** Starts to stretch 10 ms away from the target, stops near it: no wavering in between. */
    private void follow() {
        if (!playing) {
            stretch = 0;
            return;
        }
        smoothedSize += (size - smoothedSize) / 100;
        double late = smoothedSize - TARGET;
        if (Math.abs(late) > Pcm.FRAME) {
            stretch = late > 0 ? -STRETCH : STRETCH;
        } else if (Math.abs(late) < Pcm.FRAME / 4.0) {
            stretch = 0;
        }
    }

    /** How often the audio broke off: each pause of the far end counts once. */
    synchronized long underruns() {
        return underruns;
    }

    /** Samples thrown away because they came too late. */
    synchronized long overruns() {
        return overruns;
    }
}
