package org.agent008.adapter.api;

import java.util.List;
import java.util.Optional;

/** Far ends that do as they are told, in the sandbox. None of this blocks; safe from any thread. */
public interface ScriptedCallers {
    /** Makes one that takes these steps, one after the other. */
    CallerReport start(List<CallerStep> script);

    /**
     * Gives it more to do after what it has; a step that fails takes the rest of its own script
     * with it. Empty where there is no such caller.
     */
    Optional<CallerReport> then(String id, List<CallerStep> script);

    /** How far it is; empty where there is no such caller. */
    Optional<CallerReport> report(String id);

    /** Ends its call at once, whatever it is doing. Empty where there is no such caller. */
    Optional<CallerReport> hangUp(String id);
}
