package org.agent008.adapter.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;

/**
 * One field that is set by an environment variable or on the command line.
 *
 * @param origin where it was set, as people know it: {@code AGENT008_SIP_URI}
 * @param pointer which field
 */
record SettingOverride(String origin, String pointer, JsonNode value) implements Layer {
    @Override
    public JsonNode root() {
        JsonNode node = value;
        var names = pointer.substring(1).split("/", -1);
        for (int i = names.length - 1; i >= 0; i--) {
            node = JsonNodeFactory.instance.objectNode().set(names[i], node);
        }
        return node;
    }

    @Override
    public List<Finding> duplicates() {
        return List.of();
    }

    @Override
    public Optional<Finding> finding(String at, String field, String message) {
        return at.equals(pointer)
                ? Optional.of(new Finding(origin, 0, 0, field, message))
                : Optional.empty();
    }
}
