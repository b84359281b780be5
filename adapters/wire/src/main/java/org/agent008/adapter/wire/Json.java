package org.agent008.adapter.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** JSON trees with fields in the order they are put, and errors that name the field. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT);

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static String write(JsonNode json) {
        return json.toString();
    }

    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    static String text(OffsetDateTime time) {
        return TIME.format(time);
    }

    static String text(Instant time) {
        return TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    static JsonNode child(JsonNode json, String field) {
        return present(json.get(field), field, JsonNode::isObject, "an object");
    }

    static JsonNode list(JsonNode json, String field) {
        return present(json.get(field), field, JsonNode::isArray, "a list");
    }

    static BigDecimal decimal(JsonNode json, String field) {
        return present(json.get(field), field, JsonNode::isNumber, "a number").decimalValue();
    }

    static String string(JsonNode json, String field) {
        return present(json.get(field), field, JsonNode::isTextual, "a text").textValue();
    }

    static Optional<String> optionalString(JsonNode json, String field) {
        return json.has(field) ? Optional.of(string(json, field)) : Optional.empty();
    }

    static long number(JsonNode json, String field) {
        return present(json.get(field), field, JsonNode::isIntegralNumber, "a whole number")
                .longValue();
    }

    static boolean flag(JsonNode json, String field) {
        return present(json.get(field), field, JsonNode::isBoolean, "true or false").booleanValue();
    }

    private static JsonNode present(
            @Nullable JsonNode node, String field, Predicate<JsonNode> right, String what) {
        if (node == null || !right.test(node)) {
            throw new IllegalArgumentException(field + " must be " + what);
        }
        return node;
    }
}
