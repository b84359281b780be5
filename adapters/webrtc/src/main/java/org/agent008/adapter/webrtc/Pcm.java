package org.agent008.adapter.webrtc;

/** The desk's format (48 kHz, mono, 10 ms) and what all audio code needs to know about it. */
final class Pcm {
    static final int RATE = 48_000;
    static final int FRAME = RATE / 100;
    static final double FULL_SCALE = 32_768;
    static final double SILENCE_DBFS = -96;

    private Pcm() {}

    /** Level of an amplitude (RMS or peak) in dBFS, not below {@link #SILENCE_DBFS}. */
    static double dbfs(double amplitude) {
        return amplitude <= 0
                ? SILENCE_DBFS
                : Math.max(SILENCE_DBFS, 20 * Math.log10(amplitude / FULL_SCALE));
    }

    static short saturated(int sample) {
        return (short) Math.clamp(sample, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** One sample of interleaved 16 bit little-endian PCM. */
    static short sample(byte[] pcm, int index) {
        return (short) ((pcm[2 * index] & 0xff) | (pcm[2 * index + 1] << 8));
    }

    static void putSample(byte[] pcm, int index, short sample) {
        pcm[2 * index] = (byte) sample;
        pcm[2 * index + 1] = (byte) (sample >> 8);
    }
}
