package org.agent008.adapter.webrtc;

import java.util.Random;
import org.agent008.domain.port.AudioDesk.FrameSource;

/**
 * Syllables without words: harmonics of a pitch that wanders, coloured anew four times a second,
 * with a pause now and then. An echo canceller takes it for speech, which a tone is not.
 */
final class SpeechLike implements FrameSource {
    private static final int SYLLABLE = Pcm.RATE / 4;
    private static final int HARMONICS = 24;
    private static final double PEAK = 9_000;

    private final Random random;
    private final double[] colour = new double[HARMONICS];
    private double pitch = 120;
    private double bend;
    private double phase;
    private boolean pause;
    private int position;

    SpeechLike(long seed) {
        random = new Random(seed);
    }

    @Override
    public boolean fill(short[] frame) {
        for (int i = 0; i < frame.length; i++) {
            if (position == 0) {
                begin();
            }
            frame[i] = sample();
            position = (position + 1) % SYLLABLE;
        }
        return true;
    }

    private void begin() {
        pause = random.nextInt(6) == 0;
        pitch = 90 + 90 * random.nextDouble();
        bend = (random.nextDouble() - 0.5) * 40;
        double sum = 0;
        double first = 300 + 600 * random.nextDouble();
        double second = 900 + 1_500 * random.nextDouble();
        for (int h = 0; h < HARMONICS; h++) {
            double hz = pitch * (h + 1);
            colour[h] = bell(hz, first, 120) + 0.6 * bell(hz, second, 200) + 0.05;
            sum += colour[h];
        }
        for (int h = 0; h < HARMONICS; h++) {
            colour[h] /= sum;
        }
    }

    private static double bell(double hz, double centre, double width) {
        double x = (hz - centre) / width;
        return Math.exp(-x * x / 2);
    }

    private short sample() {
        double through = (double) position / SYLLABLE;
        phase += 2 * Math.PI * (pitch + bend * through) / Pcm.RATE;
        if (pause) {
            return 0;
        }
        double sum = 0;
        for (int h = 0; h < HARMONICS; h++) {
            sum += colour[h] * Math.sin(phase * (h + 1));
        }
        double envelope = Math.sin(Math.PI * through);
        return Pcm.saturated((int) Math.round(3 * PEAK * envelope * sum));
    }
}
