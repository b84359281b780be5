package org.agent008.adapter.sip;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Waits between attempts: each up to twice the last, capped, and jittered downwards by up to half
 * so that phones cut off together do not come back together.
 */
final class BackOff {
    private final Duration first;
    private final Duration longest;
    private final DoubleSupplier random;
    private int attempts;

    /**
     * @param random from 0 to 1
     */
    BackOff(Duration first, Duration longest, DoubleSupplier random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    Duration next() {
        long ceiling = Math.min(longest.toMillis(), first.toMillis() << Math.min(attempts, 20));
        attempts++;
        return Duration.ofMillis(ceiling - (long) (random.getAsDouble() * ceiling / 2));
    }

    void reset() {
        attempts = 0;
    }
}
