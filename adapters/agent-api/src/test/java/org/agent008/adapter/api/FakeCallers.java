package org.agent008.adapter.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agent008.adapter.api.CallerReport.State;
import org.agent008.adapter.api.CallerReport.Step;

/** One scripted caller, which notes what it was told and has done it at once. */
final class FakeCallers implements ScriptedCallers {
    static final String ID = "2001";
    final List<CallerStep> told = new ArrayList<>();
    boolean over;

    @Override
    public CallerReport start(List<CallerStep> script) {
        told.addAll(script);
        return new CallerReport(
                ID,
                ID,
                "42",
                over,
                told.stream().map(step -> new Step(State.DONE, step.toString())).toList());
    }

    @Override
    public Optional<CallerReport> then(String id, List<CallerStep> script) {
        return ID.equals(id) ? Optional.of(start(script)) : Optional.empty();
    }

    @Override
    public Optional<CallerReport> report(String id) {
        return then(id, List.of());
    }

    @Override
    public Optional<CallerReport> hangUp(String id) {
        over = ID.equals(id);
        return report(id);
    }
}
