package org.agent008.adapter.webrtc;

import java.util.Arrays;
import org.agent008.domain.port.AudioDesk.FrameSink;

/** Keeps the last second it heard and tells which tones are in it. Safe from any thread. */
public final class ToneMeter implements FrameSink {
    private static final int WINDOW = Pcm.RATE / 10;
    private static final double LOWEST = 100;
    private static final double HIGHEST = 3_800;

    private final short[] second = new short[Pcm.RATE];
    private long heard;

    /**
     * The strongest tone between 100 and 3800 Hz over the last second.
     *
     * @param hz its frequency, to about 1 Hz
     * @param dbfs level of its peak, 0 is full scale
     * @param snrDb tone to all the rest: the median of ten windows of 100 ms
     */
    public record Reading(double hz, double dbfs, double snrDb) {}

    @Override
    public synchronized void accept(short[] frame) {
        for (short sample : frame) {
            second[(int) (heard++ % second.length)] = sample;
        }
    }

    /** Samples heard so far. */
    public synchronized long heard() {
        return heard;
    }

    /** Forgets what was heard. */
    public synchronized void reset() {
        heard = 0;
        Arrays.fill(second, (short) 0);
    }

    /** Measures the strongest tone; takes some milliseconds. */
    public Reading read() {
        short[] x = lastSecond();
        double best = strongest(x, x.length - WINDOW, LOWEST, HIGHEST, 5);
        best = strongest(x, x.length / 2, best - 5, best + 5, 0.5);
        return new Reading(best, Pcm.dbfs(peak(x, x.length / 2, x.length, best)), snr(x, best));
    }

    /** Level of one frequency's peak over the last half second in dBFS. */
    public double dbfs(double hz) {
        short[] x = lastSecond();
        return Pcm.dbfs(peak(x, x.length / 2, x.length, hz));
    }

    private synchronized short[] lastSecond() {
        short[] x = new short[second.length];
        int oldest = (int) (heard % second.length);
        System.arraycopy(second, oldest, x, 0, second.length - oldest);
        System.arraycopy(second, 0, x, second.length - oldest, oldest);
        return x;
    }

    private static double strongest(short[] x, int from, double low, double high, double step) {
        double best = low;
        double most = -1;
        for (double hz = low; hz <= high; hz += step) {
            double peak = peak(x, from, x.length, hz);
            if (peak > most) {
                most = peak;
                best = hz;
            }
        }
        return best;
    }

    private static double snr(short[] x, double hz) {
        double[] db = new double[x.length / WINDOW];
        for (int i = 0; i < db.length; i++) {
            int from = i * WINDOW;
            double energy = 0;
            for (int n = from; n < from + WINDOW; n++) {
                energy += (double) x[n] * x[n];
            }
            double peak = peak(x, from, from + WINDOW, hz);
            double tone = peak * peak / 2;
            double rest = Math.max(energy / WINDOW - tone, 1e-9);
            db[i] = 10 * Math.log10(Math.max(tone, 1e-9) / rest);
        }
        Arrays.sort(db);
        return db[db.length / 2];
    }

    /** Goertzel: the peak amplitude of one frequency. */
    private static double peak(short[] x, int from, int to, double hz) {
        double w = 2 * Math.PI * hz / Pcm.RATE;
        double c = 2 * Math.cos(w);
        double s1 = 0;
        double s2 = 0;
        for (int i = from; i < to; i++) {
            double s = x[i] + c * s1 - s2;
            s2 = s1;
            s1 = s;
        }
        double power = s1 * s1 + s2 * s2 - c * s1 * s2;
        return 2 * Math.sqrt(Math.max(power, 0)) / (to - from);
    }
}
