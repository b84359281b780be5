package org.agent008.app.sandbox;

import java.util.Locale;
import org.agent008.domain.port.AudioDesk.FrameSink;

/** What one side of a call sounds like, in words: for whoever expected something else. */
final class Impression implements FrameSink {
    private static final int WINDOW = Pcm.RATE / 10;
    private static final double AUDIBLE = -45;
    private static final double PURE = 0.8;

    private final short[] window = new short[WINDOW];
    private int filled;
    private String last = "nothing audible";

    @Override
    public synchronized void accept(short[] frame) {
        for (short sample : frame) {
            window[filled++] = sample;
            if (filled == WINDOW) {
                filled = 0;
                judge();
            }
        }
    }

    private void judge() {
        double level = Pcm.dbfs(window);
        if (level > AUDIBLE) {
            long hz = Math.round(crossings() * (double) Pcm.RATE / WINDOW / 2);
            last =
                    String.format(
                            Locale.ROOT,
                            Pcm.share(window, (double) hz) >= PURE
                                    ? "a tone of about %d Hz at %.0f dBFS"
                                    : "sound that is no pure tone (around %d Hz) at %.0f dBFS",
                            hz,
                            level);
        }
    }

    /** How often the wave passes zero. */
    private int crossings() {
        int crossings = 0;
        for (int i = 1; i < WINDOW; i++) {
            if (window[i - 1] < 0 != window[i] < 0) {
                crossings++;
            }
        }
        return crossings;
    }

    /** What was audible last. */
    synchronized String text() {
        return last;
    }
}
