package org.agent008.adapter.sip;

import java.time.Duration;

/** At most so many in a stretch of time. */
final class RateLimit {
    private final int most;
    private final long stretch;
    private long began = System.nanoTime();
    private int seen;

    RateLimit(int most, Duration stretch) {
        this.most = most;
        this.stretch = stretch.toNanos();
    }

    boolean permits() {
        long now = System.nanoTime();
        if (now - began > stretch) {
            began = now;
            seen = 0;
        }
        return seen++ < most;
    }
}
