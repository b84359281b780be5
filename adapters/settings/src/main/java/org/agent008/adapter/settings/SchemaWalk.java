package org.agent008.adapter.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Goes through settings together with their schema. */
final class SchemaWalk {
    private final JsonNode root;

    /**
     * @param root of the schema
     */
    SchemaWalk(JsonNode root) {
        this.root = root;
    }

    /** What becomes of one member or element. */
    @FunctionalInterface
    interface Change {
        /**
         * What stands there afterwards.
         *
         * @param schema what the schema says of it; missing where it knows no such field
         * @return empty: nothing; the value itself: its parts are looked at in turn
         */
        Optional<JsonNode> of(String pointer, JsonNode schema, JsonNode value);
    }

    /** A changed copy of settings. */
    JsonNode copy(JsonNode settings, Change change) {
        return parts(root, "", settings, change);
    }

    /** What the schema says of a field; missing where it knows none. */
    JsonNode schemaOf(String pointer) {
        var schema = root;
        for (var name : pointer.substring(1).split("/", -1)) {
            schema = member(schema, name);
        }
        return schema;
    }

    private JsonNode parts(JsonNode schema, String pointer, JsonNode value, Change change) {
        if (value instanceof ObjectNode object) {
            var copy = object.objectNode();
            object.forEachEntry((name, part) ->
                    changed(member(schema, name), Report.member(pointer, name), part, change)
                            .ifPresent(kept -> copy.set(name, kept)));
            return copy;
        }
        if (value instanceof ArrayNode array) {
            var copy = array.arrayNode();
            for (int i = 0; i < array.size(); i++) {
                changed(resolved(schema.path("items")), pointer + "/" + i, array.get(i), change)
                        .ifPresent(copy::add);
            }
            return copy;
        }
        return value;
    }

    private Optional<JsonNode> changed(
            JsonNode schema, String pointer, JsonNode value, Change change) {
        var wanted = change.of(pointer, schema, value);
        return wanted.filter(value::equals)
                .map(same -> parts(schema, pointer, value, change))
                .or(() -> wanted);
    }

    private JsonNode member(JsonNode schema, String name) {
        var property = schema.path("properties").path(name);
        return resolved(property.isMissingNode() ? schema.path("additionalProperties") : property);
    }

    /** A mark beside a reference counts as one in what is referred to. */
    private JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref") && schema instanceof ObjectNode marked) {
            var target = root.at(marked.path("$ref").textValue().substring(1));
            return Layers.merge(target, marked);
        }
        return schema.isBoolean() ? root.path("no such field") : schema;
    }
}
