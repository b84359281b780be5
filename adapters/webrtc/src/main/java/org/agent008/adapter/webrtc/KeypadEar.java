package org.agent008.adapter.webrtc;

import java.util.function.Consumer;
import org.agent008.domain.port.AudioDesk.FrameSink;

/**
 * Hears keypad tones (ITU-T Q.23) in a call. The library keeps RFC 4733 events to itself but plays
 * them as tones, pure and exact, in place of the audio: so does a far end that sends tones in its
 * audio. Each is told once, after 30 ms; voices are no pure pair of tones for that long.
 */
final class KeypadEar implements FrameSink {
    private static final double[] ROWS = {697, 770, 852, 941};
    private static final double[] COLUMNS = {1209, 1336, 1477, 1633};
    private static final String KEYS = "123A456B789C*0#D";
    private static final int NONE = -1;

    /** Frames of 10 ms that have to agree; as many others end a tone. */
    private static final int ENOUGH = 3;

    private static final int OTHERS = 3;

    /** Share of the energy that is in the two tones. */
    private static final double PURE = 0.85;

    /** Power of one tone to the other's, either way: 10 dB. */
    private static final double TWIST = 10;

    /** Mean square of -45 dBFS. */
    private static final double AUDIBLE = Math.pow(32_768 * Math.pow(10, -45 / 20.0), 2);

    private final Consumer<Character> told;

    private int candidate = NONE;
    private int agreeing;
    private int sounding = NONE;
    private int others;

    KeypadEar(Consumer<Character> told) {
        this.told = told;
    }

    @Override
    public void accept(short[] frame) {
        int key = key(frame);
        agreeing = key != NONE && key == candidate ? agreeing + 1 : 1;
        candidate = key;
        if (sounding != NONE) {
            others = key == sounding ? 0 : others + 1;
            if (others >= OTHERS) {
                sounding = NONE;
            }
        }
        if (sounding == NONE && key != NONE && agreeing >= ENOUGH) {
            sounding = key;
            others = 0;
            told.accept(KEYS.charAt(key));
        }
    }

    private static int key(short[] frame) {
        double energy = 0;
        for (short sample : frame) {
            energy += (double) sample * sample;
        }
        energy /= frame.length;
        if (energy < AUDIBLE) {
            return NONE;
        }
        int row = strongest(frame, ROWS);
        int column = strongest(frame, COLUMNS);
        double low = power(frame, ROWS[row]);
        double high = power(frame, COLUMNS[column]);
        boolean pair = low + high >= PURE * energy && low < TWIST * high && high < TWIST * low;
        return pair ? row * COLUMNS.length + column : NONE;
    }

    private static int strongest(short[] frame, double[] tones) {
        int best = 0;
        double most = -1;
        for (int i = 0; i < tones.length; i++) {
            double power = power(frame, tones[i]);
            if (power > most) {
                most = power;
                best = i;
            }
        }
        return best;
    }

    /** Goertzel: the mean square of one tone. */
    private static double power(short[] frame, double hz) {
        double c = 2 * Math.cos(2 * Math.PI * hz / Pcm.RATE);
        double s1 = 0;
        double s2 = 0;
        for (short sample : frame) {
            double s = sample + c * s1 - s2;
            s2 = s1;
            s1 = s;
        }
        double square = s1 * s1 + s2 * s2 - c * s1 * s2;
        return 2 * square / ((double) frame.length * frame.length);
    }
}
