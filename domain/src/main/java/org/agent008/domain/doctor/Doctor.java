package org.agent008.domain.doctor;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Examines the phone, one examination at a time. Safe from any thread but the mailbox. */
public final class Doctor {
    private final Supplier<List<Check>> checks;
    private final InstantSource clock;

    /**
     * @param checks those that make sense at the moment an examination begins
     */
    public Doctor(Supplier<List<Check>> checks, InstantSource clock) {
        this.checks = checks;
        this.clock = clock;
    }

    /**
     * Examines everything, which takes some seconds.
     *
     * @param each hears each step as soon as it is known
     * @return all of them
     */
    public synchronized List<Step> examine(Consumer<Step> each) throws InterruptedException {
        Chart chart = new Chart(clock, each);
        for (Check check : checks.get()) {
            try {
                check.examine(chart);
            } catch (RuntimeException e) {
                chart.look(
                        check.getClass().getSimpleName(),
                        () ->
                                Finding.fault(
                                        "The check itself failed: " + e,
                                        "Please report this; the other checks go on."));
            }
        }
        return chart.steps();
    }

    /** Whether the phone works: there is no fault. */
    public static boolean allWell(List<Step> steps) {
        return steps.stream().noneMatch(s -> s.finding().condition() == Condition.FAULT);
    }
}
