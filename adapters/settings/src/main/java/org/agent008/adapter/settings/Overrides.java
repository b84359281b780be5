package org.agent008.adapter.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Fields set by environment variables ({@code AGENT008_SIP_URI}) and on the command line. */
final class Overrides {
    private static final String PREFIX = "AGENT008_";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SchemaWalk walk;
    private final Map<String, String> variables = new LinkedHashMap<>();

    Overrides(SettingsSchema schema, SchemaWalk walk) {
        this.walk = walk;
        collect(schema.root(), "");
    }

    /** Each field has a variable: {@code sipUri} SIP_URI, {@code api.port} API_PORT. */
    private void collect(JsonNode object, String pointer) {
        object.path("properties")
                .forEachEntry((name, property) -> {
                    var field = Report.member(pointer, name);
                    variables.put(variable(field), field);
                    collect(property, field);
                });
    }

    private static String variable(String pointer) {
        return PREFIX
                + pointer.substring(1)
                        .replaceAll("([a-z])([A-Z])", "$1_$2")
                        .replace('/', '_')
                        .toUpperCase(Locale.ROOT);
    }

    List<Layer> environment(Map<String, String> environment) {
        List<Layer> layers = new ArrayList<>();
        variables.forEach((variable, pointer) -> {
            var text = environment.get(variable);
            if (text != null) {
                layers.add(new SettingOverride(variable, pointer, value(pointer, text)));
            }
        });
        return layers;
    }

    /**
     * Layers of one field each.
     *
     * @param options by field, such as {@code api.port}
     * @throws IllegalArgumentException for a secret: every user of the machine sees command lines
     */
    List<Layer> commandLine(Map<String, String> options) {
        List<Layer> layers = new ArrayList<>();
        options.forEach((field, text) -> {
            var pointer = "/" + field.replace('.', '/');
            if (walk.schemaOf(pointer).path(SettingsSchema.SECRET).asBoolean(false)) {
                throw new IllegalArgumentException(
                        "%s does not belong on the command line, where every user of this machine can read it. Use %s in the environment."
                                .formatted(field, variable(pointer)));
            }
            layers.add(new SettingOverride("--set " + field, pointer, value(pointer, text)));
        });
        return layers;
    }

    /** Text where the schema has text; else JSON, and text again where it is none. */
    private JsonNode value(String pointer, String text) {
        var type = walk.schemaOf(pointer).path("type");
        boolean structured = text.startsWith("[") || text.startsWith("{");
        if (type.isMissingNode() || type.asText().equals("string")) {
            return TextNode.valueOf(text);
        }
        if (type.isArray() && !structured) {
            return TextNode.valueOf(text);
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }
}
