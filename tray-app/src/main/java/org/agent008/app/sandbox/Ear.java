package org.agent008.app.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.agent008.domain.port.AudioDesk.FrameSink;

/**
 * Listens to one side of a call and recognises what it waits for, in windows of 100 ms. Safe from
 * any thread; its futures complete off the audio thread.
 */
public final class Ear implements FrameSink {
    private static final int WINDOW = Pcm.RATE / 10;
    private static final double AUDIBLE = -45;
    private static final double PURE = 0.8;

    private final Predicate<short[]> wanted;
    private final boolean wantsSound;
    private final short[] window = new short[WINDOW];
    private final CompletableFuture<Long> first = new CompletableFuture<>();
    private int filled;
    private int recognised;
    private double loudest = Pcm.SILENCE;
    private boolean audible;
    private final List<Target> targets = new ArrayList<>();

    private record Target(int windows, CompletableFuture<Void> reached) {}

    private Ear(boolean wantsSound, Predicate<short[]> wanted) {
        this.wantsSound = wantsSound;
        this.wanted = wanted;
    }

    /** Recognises a tone: audible, and at least four fifths of all that is heard. */
    public static Ear forTone(double hz) {
        return new Ear(true, window -> Pcm.share(window, hz) >= PURE);
    }

    /** Recognises anything audible. */
    public static Ear forSound() {
        return new Ear(true, _ -> true);
    }

    /** Recognises that nothing audible comes. */
    public static Ear forSilence() {
        return new Ear(false, _ -> true);
    }

    @Override
    public synchronized void accept(short[] frame) {
        if (!audible && Pcm.dbfs(frame) > AUDIBLE) {
            audible = true;
            long now = System.nanoTime();
            var _ = first.completeAsync(() -> now);
        }
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
        loudest = Math.max(loudest, level);
        if (level > AUDIBLE == wantsSound && wanted.test(window)) {
            recognised++;
            settle();
        }
    }

    private void settle() {
        targets.removeIf(t -> {
            boolean there = recognised >= t.windows();
            if (there) {
                var _ = t.reached().completeAsync(() -> null);
            }
            return there;
        });
    }

    /** When something audible was first heard, by {@link System#nanoTime}. */
    public CompletableFuture<Long> first() {
        return first.copy();
    }

    /** Completes once this much has been recognised in all. */
    public synchronized CompletableFuture<Void> recognises(Duration atLeast) {
        Target target = new Target((int) (atLeast.toMillis() / 100), new CompletableFuture<>());
        targets.add(target);
        settle();
        return target.reached();
    }

    /** How much has been recognised in all. */
    public synchronized Duration recognised() {
        return Duration.ofMillis(recognised * 100L);
    }

    /** Level of the loudest window in dBFS. */
    public synchronized double loudest() {
        return loudest;
    }
}
