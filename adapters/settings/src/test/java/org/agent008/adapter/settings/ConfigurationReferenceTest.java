package org.agent008.adapter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps the user's reference and the schema the same list of fields. */
class ConfigurationReferenceTest {
    private static final Path REFERENCE = Path.of("../../docs/configuration.md");
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| ([^|]*) \\| [^|]+ \\|");

    private final JsonNode schema = new SettingsSchema().root();

    @Test
    void everyFieldIsDocumentedWithItsDefaultAndNoOther() throws IOException {
        var inSchema = new LinkedHashMap<String, String>();
        collect(schema, "", inSchema);

        var inReference = new LinkedHashMap<String, String>();
        Files.readAllLines(REFERENCE).stream()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .forEach(row -> inReference.put(row.group(1), defaultIn(row.group(2))));

        assertThat(inSchema).hasSizeGreaterThan(50);
        assertThat(inReference.keySet()).containsExactlyInAnyOrderElementsOf(inSchema.keySet());
        inSchema.forEach((field, value) -> {
            if (!value.isEmpty()) {
                assertThat(inReference).as(field).containsEntry(field, value);
            }
        });
    }

    private void collect(JsonNode object, String prefix, Map<String, String> fields) {
        object.path("properties")
                .forEachEntry((name, given) -> {
                    var property = resolve(given);
                    var items = resolve(property.path("items"));
                    if (items.has("properties")) {
                        collect(items, prefix + name + "[].", fields);
                    } else if (property.has("properties")) {
                        collect(property, prefix + name + ".", fields);
                    } else {
                        fields.put(prefix + name, given.path("default").toString());
                    }
                });
        fields.remove("$schema");
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? schema.at(node.path("$ref").textValue().substring(1)) : node;
    }

    private static String defaultIn(String cell) {
        return cell.replace("`", "").strip();
    }
}
