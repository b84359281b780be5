package org.agent008.app.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long something took, many times. */
final class Quantiles {
    private final List<Duration> sorted = new ArrayList<>();

    void add(Duration took) {
        sorted.add(took);
        sorted.sort(null);
    }

    /** The smallest value that at least this share of all does not exceed. */
    Duration at(double share) {
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }

    /** {@code p50 / p95 / max} in milliseconds. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.0f / %.0f / %.0f",
                at(0.5).toNanos() / 1e6,
                at(0.95).toNanos() / 1e6,
                at(1).toNanos() / 1e6);
    }
}
