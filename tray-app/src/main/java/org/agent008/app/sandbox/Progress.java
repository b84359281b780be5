package org.agent008.app.sandbox;

import java.io.PrintStream;
import java.util.Locale;

/** Lines for people with the time since the start in front. Safe from any thread. */
final class Progress {
    private final long start = System.nanoTime();
    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    /** Something happened. */
    void step(String text) {
        double seconds = (System.nanoTime() - start) / 1e9;
        out.println(String.format(Locale.ROOT, "%6.2f s  %s", seconds, text));
    }

    /** Text as it is, without a time. */
    void text(String text) {
        out.println(text);
    }
}
