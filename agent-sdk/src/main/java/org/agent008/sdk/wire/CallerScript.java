package org.agent008.sdk.wire;

import java.util.List;

/** What a scripted caller is to do, one step after the other. */
public record CallerScript(List<CallerStep> script) {
    public CallerScript {
        script = List.copyOf(script);
    }
}
