package org.agent008.adapter.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** openapi.json as a judge of what the server says. */
final class ApiDescription {
    /** One operation; path parameters are still in braces. */
    record Operation(String method, String path) {
        String pathOf(String id) {
            return path.replace("{id}", id);
        }

        boolean writes() {
            return !method.equals("GET");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static final String ADDRESS = "https://agent008.test/openapi.json";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final JsonNode document;
    private final SchemaRegistry schemas;

    ApiDescription() {
        String text = text();
        try {
            document = new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        schemas =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, b -> b.schemas(Map.of(ADDRESS, text)));
    }

    private static String text() {
        try (InputStream in = ApiServer.class.getResourceAsStream("openapi.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(member -> {
                                    if (METHODS.contains(member.getKey())) {
                                        all.add(
                                                new Operation(
                                                        member.getKey()
                                                                .toUpperCase(java.util.Locale.ROOT),
                                                        path.getKey()));
                                    }
                                }));
        return all;
    }

    /** Fails unless the operation is described as answering so. */
    void check(String method, String target, int status, String contentType, String body) {
        String type = contentType.replaceFirst(";.*", "");
        Optional<Operation> operation = operation(method, target.replaceFirst("\\?.*", ""));
        if (operation.isEmpty()) {
            assertThat(status).as("an operation that is not described").isBetween(400, 499);
            check("#/components/schemas/Problem", body);
            return;
        }
        String at =
                "/paths/"
                        + operation.get().path().replace("/", "~1")
                        + "/"
                        + method.toLowerCase(java.util.Locale.ROOT)
                        + "/responses/";
        JsonNode own = document.at(at + status);
        String pointer = at + (own.isMissingNode() ? "default" : status);
        assertThat(own.isMissingNode() && status < 400)
                .as("%s is not described to answer %s", operation.get(), status)
                .isFalse();
        JsonNode reference = document.at(pointer + "/$ref");
        if (!reference.isMissingNode()) {
            pointer = reference.textValue().substring(1);
        }
        String content = pointer + "/content/" + type.replace("/", "~1");
        assertThat(document.at(content).isMissingNode())
                .as("%s is not described to answer %s with %s", operation.get(), status, type)
                .isFalse();
        if (document.at(content).isEmpty()) { // not JSON
            return;
        }
        check("#" + content.replace("{", "%7B").replace("}", "%7D") + "/schema", body);
    }

    void checkEvent(String json) {
        check("#/components/schemas/Event", json);
    }

    private void check(String pointer, String json) {
        assertThat(
                        schemas.getSchema(SchemaLocation.of(ADDRESS + pointer))
                                .validate(
                                        json,
                                        InputFormat.JSON,
                                        c ->
                                                c.executionConfig(
                                                        e -> e.formatAssertionsEnabled(true))))
                .as("%s against %s", json, pointer)
                .isEmpty();
    }

    private Optional<Operation> operation(String method, String path) {
        return operations().stream()
                .filter(o -> o.method().equals(method))
                .filter(o -> path.matches(o.path().replace("{id}", "[^/]+")))
                .findFirst();
    }
}
