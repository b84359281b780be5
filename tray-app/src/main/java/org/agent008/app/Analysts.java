package org.agent008.app;

import org.agent008.adapter.analytics.OnDeviceAnalyst;
import org.agent008.adapter.langchain4j.LangchainAnalyst;
import org.agent008.domain.port.Analyst;
import org.agent008.domain.settings.Settings;

/** Who finds out what calls were about. */
final class Analysts {
    private Analysts() {}

    /** The language model that is configured, and this machine where there is none or it fails. */
    static Analyst of(Settings settings) {
        Analyst here = new OnDeviceAnalyst();
        return settings.analysis()
                .model()
                .<Analyst>map(model -> LangchainAnalyst.of(model, here))
                .orElse(here);
    }
}
