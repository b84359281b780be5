package org.agent008.adapter.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;

/** Settings as they may be shown. */
final class Redaction {
    /** Stands for a secret, on its way out and on its way back in. */
    static final String HIDDEN = "***";

    private final SchemaWalk walk;

    Redaction(SchemaWalk walk) {
        this.walk = walk;
    }

    /**
     * Without secrets, and without what the schema does not know: that may be a password under a
     * misspelt name.
     */
    JsonNode of(JsonNode settings) {
        return walk.copy(settings, Redaction::shown);
    }

    private static Optional<JsonNode> shown(String pointer, JsonNode schema, JsonNode value) {
        if (schema.isMissingNode()) {
            return Optional.empty();
        }
        boolean hidden =
                schema.path(SettingsSchema.SECRET).asBoolean(false)
                        && !(value.isTextual() && SecretReferences.isReference(value.textValue()));
        return Optional.of(hidden ? TextNode.valueOf(HIDDEN) : value);
    }
}
