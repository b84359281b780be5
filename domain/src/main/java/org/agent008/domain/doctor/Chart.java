package org.agent008.domain.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Takes down what {@link Check}s find, and how long they took. For one thread. */
public final class Chart {
    /** A look at something; may block. */
    @FunctionalInterface
    public interface Look {
        Finding look() throws InterruptedException;
    }

    private final InstantSource clock;
    private final Consumer<Step> each;
    private final List<Step> steps = new ArrayList<>();

    /**
     * An empty one.
     *
     * @param each hears each step at once
     */
    public Chart(InstantSource clock, Consumer<Step> each) {
        this.clock = clock;
        this.each = each;
    }

    /** Whether what comes after it can work: the look gave no fault. */
    public boolean look(String name, Look look) throws InterruptedException {
        Instant begin = clock.instant();
        Finding finding = look.look();
        Step step = new Step(name, finding, Duration.between(begin, clock.instant()));
        steps.add(step);
        each.accept(step);
        return finding.condition() != Condition.FAULT;
    }

    /** What has been found so far. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }
}
