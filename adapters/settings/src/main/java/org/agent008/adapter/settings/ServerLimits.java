package org.agent008.adapter.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What settings from elsewhere may not do: open this machine's API, name its files, reach for its
 * environment or its saved passwords, or send events in the clear.
 */
final class ServerLimits {
    private final SchemaWalk walk;

    ServerLimits(SchemaWalk walk) {
        this.walk = walk;
    }

    /** The document without what it may not set, and what to say of that. */
    record Limited(Document document, List<Finding> notices) {}

    Limited of(Document document) {
        List<Finding> notices = new ArrayList<>();
        var allowed =
                walk.copy(
                        document.root(),
                        (pointer, schema, value) -> {
                            var objection = objection(schema, value);
                            objection
                                    .flatMap(why ->
                                            document.finding(pointer, Fields.name(pointer), why))
                                    .ifPresent(notices::add);
                            return objection.isPresent() ? Optional.empty() : Optional.of(value);
                        });
        return new Limited(document.with(allowed), notices);
    }

    private static Optional<String> objection(JsonNode schema, JsonNode value) {
        if (schema.path(SettingsSchema.LOCAL).asBoolean(false)) {
            return Optional.of("is ignored here: only this machine's own configuration sets it");
        }
        boolean secret = schema.path(SettingsSchema.SECRET).asBoolean(false);
        return secret && value.isTextual() && SecretReferences.isReference(value.textValue())
                ? Optional.of("is ignored: it names a secret of this machine")
                : Optional.empty();
    }
}
