package org.agent008.adapter.api;

import java.util.List;

/**
 * How far a scripted caller is.
 *
 * @param number where it can be called
 * @param digits the keys that the phone has pressed so far
 * @param over it has no call, or no longer
 */
public record CallerReport(
        String id, String number, String digits, boolean over, List<Step> steps) {
    public CallerReport {
        steps = List.copyOf(steps);
    }

    /** How far a step is. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * One step.
     *
     * @param text what happened, or what happened instead; one sentence for people
     */
    public record Step(State state, String text) {}
}
