package org.agent008.adapter.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The JSON Schema of the configuration: what fields there are and what each may hold. */
final class SettingsSchema {
    private static final String RESOURCE = "settings.schema.json";

    /** Marks what may be set already but is not in force yet. */
    private static final String LATER = "x-later";

    /** Marks what only this machine may set: a server's settings are not trusted that far. */
    static final String LOCAL = "x-local";

    /** Marks what is never shown. */
    static final String SECRET = "x-secret";

    /** Marks what a running phone does not change. */
    static final String RESTART = "x-restart";

    private final Schema schema;

    SettingsSchema() {
        var dialect = Dialect.builder(Dialects.getDraft202012());
        for (var mark : List.of(LATER, LOCAL, SECRET, RESTART)) {
            dialect.keyword(new NonValidationKeyword(mark));
        }
        var config =
                SchemaRegistryConfig.builder()
                        .errorMessageKeyword("errorMessage")
                        .pathType(PathType.JSON_POINTER)
                        .build();
        var registry =
                SchemaRegistry.withDialect(dialect.build(), b -> b.schemaRegistryConfig(config));
        try (InputStream in = SettingsSchema.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not in the jar");
            }
            schema = registry.getSchema(in, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode root() {
        return schema.getSchemaNode();
    }

    /** Reports what breaks the schema as faults; unknown and not yet used fields as notices. */
    void check(JsonNode settings, Report report) {
        schema.validate(settings).forEach(error -> report(error, report));
        noteLater(root(), settings, "", report);
    }

    private void report(Error error, Report report) {
        var pointer = error.getInstanceLocation().toString();
        var keyword = error.getSchemaNode();
        switch (error.getKeyword()) {
            case "additionalProperties" ->
                    report.notice(member(pointer, error), unknown(error.getProperty(), error));
            case "required" -> report.fault(member(pointer, error), "is missing");
            case "type" -> report.fault(pointer, "must be " + kinds(keyword));
            case "enum" -> report.fault(pointer, "must be one of " + list(keyword));
            case "minimum" -> report.fault(pointer, "must be at least " + keyword.asText());
            case "maximum" -> report.fault(pointer, "must be at most " + keyword.asText());
            case "minItems" -> report.fault(pointer, "must not be empty");
            default -> report.fault(pointer, error.getMessage());
        }
    }

    private static String member(String pointer, Error error) {
        return Report.member(pointer, error.getProperty());
    }

    private String unknown(String name, Error error) {
        var object = error.getSchemaLocation().getFragment().getParent();
        var known = root().at(object.toString()).path("properties");
        return "is not a field of the configuration and is ignored"
                + Spelling.nearest(
                                name, known.properties().stream().map(Map.Entry::getKey).toList())
                        .map(near -> ": did you mean " + near + "?")
                        .orElse("");
    }

    /** Fields that are right but without effect yet: the person should not wait for one. */
    private static void noteLater(JsonNode schema, JsonNode value, String pointer, Report report) {
        if (schema.path(LATER).asBoolean(false)) {
            report.notice(pointer, "has no effect in this version");
        }
        if (value.isObject()) {
            value.forEachEntry((name, member) ->
                    noteLater(
                            schema.path("properties").path(name),
                            member,
                            Report.member(pointer, name),
                            report));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                noteLater(schema.path("items"), value.get(i), pointer + "/" + i, report);
            }
        }
    }

    private static String kinds(JsonNode type) {
        return type.isArray()
                ? StreamSupport.stream(type.spliterator(), false)
                        .map(SettingsSchema::kind)
                        .collect(Collectors.joining(" or "))
                : kind(type);
    }

    private static String kind(JsonNode type) {
        return switch (type.textValue()) {
            case "string" -> "text in double quotes";
            case "boolean" -> "true or false";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "array" -> "a list [ … ]";
            default -> "an object { … }";
        };
    }

    private static String list(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }
}
