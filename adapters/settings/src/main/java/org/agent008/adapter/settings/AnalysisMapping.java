package org.agent008.adapter.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.agent008.domain.redaction.OwnPattern;
import org.agent008.domain.settings.AnalysisSettings;
import org.agent008.domain.settings.ModelSettings;
import org.agent008.domain.settings.Secret;
import org.agent008.domain.speech.Topic;

/** Turns {@code qSummarization} and {@code analysis} without faults into settings. */
final class AnalysisMapping {
    private AnalysisMapping() {}

    static AnalysisSettings settings(JsonNode root, Function<String, Secret> secrets) {
        JsonNode analysis = root.path("analysis");
        List<OwnPattern> patterns = new ArrayList<>();
        analysis.path("patterns")
                .forEachEntry(
                        (name, regex) -> patterns.add(new OwnPattern(name, regex.textValue())));
        List<Topic> topics = new ArrayList<>();
        analysis.path("topics")
                .forEachEntry((name, phrases) -> topics.add(new Topic(name, texts(phrases))));
        return new AnalysisSettings(
                root.path("qSummarization").asBoolean(false),
                patterns,
                topics,
                Optional.of(analysis.path("model"))
                        .filter(JsonNode::isObject)
                        .map(node -> model(node, secrets)));
    }

    private static ModelSettings model(JsonNode node, Function<String, Secret> secrets) {
        return new ModelSettings(
                URI.create(node.path("baseUrl").textValue()),
                node.path("name").textValue(),
                Optional.ofNullable(node.path("apiKey").textValue()).map(secrets));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    /** What is wrong with the patterns that a schema cannot say. */
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
