package org.agent008.adapter.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.agent008.domain.redaction.OwnPattern;
import org.agent008.domain.settings.AnalysisSettings;

/** Turns {@code analysis} without faults into settings. */
final class AnalysisMapping {
    private AnalysisMapping() {}

    static AnalysisSettings settings(JsonNode root) {
        List<OwnPattern> patterns = new ArrayList<>();
        root.at("/analysis/patterns")
                .forEachEntry(
                        (name, regex) -> patterns.add(new OwnPattern(name, regex.textValue())));
        return new AnalysisSettings(false, patterns);
    }

    /** What is wrong with {@code analysis} that a schema cannot say. */
    static void check(JsonNode root, Report report) {
        root.at("/analysis/patterns")
                .forEachEntry((name, regex) -> {
                    try {
                        var _ = new OwnPattern(name, regex.asText());
                    } catch (IllegalArgumentException e) {
                        report.fault(
                                Report.member("/analysis/patterns", name),
                                String.valueOf(e.getMessage()));
                    }
                });
    }
}
