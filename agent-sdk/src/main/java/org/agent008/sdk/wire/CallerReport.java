package org.agent008.sdk.wire;

import java.util.List;

/**
 * How far a scripted caller is.
 *
 * @param number where it can be called
 * @param digits the keys that the phone has pressed so far
 * @param over it has no call, or no longer
 */
public record CallerReport(
        String id, String number, String digits, boolean over, List<CallerStepReport> steps) {
    public CallerReport {
        steps = List.copyOf(steps);
    }
}
