package org.agent008.domain.speech;

import java.time.Duration;

/** A part of a call, in time since it was answered. */
public record Span(Duration start, Duration end) {
    /** How long it lasts; zero where it ends before it starts. */
    public Duration length() {
        return end.compareTo(start) > 0 ? end.minus(start) : Duration.ZERO;
    }

    boolean overlaps(Span other) {
        return start.compareTo(other.end) < 0 && other.start.compareTo(end) < 0;
    }
}
