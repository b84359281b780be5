package org.agent008.adapter.settings;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A configuration's JSON and where in the file each part of it stands.
 *
 * <p>A member that is {@code null} counts as absent.
 */
final class Document {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(
                            JsonReadFeature.ALLOW_JAVA_COMMENTS,
                            JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    private final String file;
    private final Map<String, JsonLocation> places = new HashMap<>();
    private final List<Finding> duplicates = new ArrayList<>();
    private final JsonNode root;

    private Document(String file, String text) throws UnusableFileException {
        this.file = file;
        index(text);
        this.root = withoutNulls(tree(text));
    }

    /** The tree of a text whose tokens were all read before. */
    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the same text was read before", e);
        }
    }

    static Document parse(String file, String text) throws UnusableFileException {
        return new Document(file, text);
    }

    JsonNode root() {
        return root;
    }

    /** One finding for each member that its object already has. */
    List<Finding> duplicates() {
        return duplicates;
    }

    /** A finding at the member or element a pointer names, or at the nearest part around it. */
    Finding finding(String pointer, String message) {
        for (var at = JsonPointer.compile(pointer); at != null; at = at.head()) {
            var place = places.get(at.toString());
            if (place != null) {
                return finding(place, pointer, message);
            }
        }
        throw new IllegalStateException("the root has a place");
    }

    private Finding finding(JsonLocation at, String pointer, String message) {
        return new Finding(file, at.getLineNr(), at.getColumnNr(), field(pointer), message);
    }

    /** One pass over the tokens: a member's place is its name's, an element's its value's. */
    private void index(String text) throws UnusableFileException {
        try (var parser = JSON.createParser(text)) {
            try {
                while (parser.nextToken() != null) {
                    note(parser);
                }
            } catch (JsonProcessingException e) {
                var pointer = parser.getParsingContext().pathAsPointer().toString();
                var message = SyntaxMessage.of(e.getOriginalMessage());
                var at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
                throw new UnusableFileException(finding(at, pointer, message));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory was not read", e);
        }
        if (places.isEmpty()) {
            throw new UnusableFileException(
                    Finding.ofFile(file, "is empty: it must hold a JSON object { … }"));
        }
    }

    private void note(JsonParser parser) throws UnusableFileException, IOException {
        var pointer = parser.getParsingContext().pathAsPointer().toString();
        var here = parser.currentTokenLocation();
        var known = places.putIfAbsent(pointer, here);
        if (known == null) {
            return;
        }
        if (parser.currentToken() == JsonToken.FIELD_NAME) {
            duplicates.add(
                    finding(
                            here,
                            pointer,
                            "is set twice: first at %d:%d"
                                    .formatted(known.getLineNr(), known.getColumnNr())));
        } else if (pointer.isEmpty() && !parser.currentToken().isStructEnd()) {
            throw new UnusableFileException(
                    finding(here, "", "nothing may follow the end of the JSON object"));
        }
    }

    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
        }
        node.forEach(Document::withoutNulls);
        return node;
    }

    private static String field(String pointer) {
        var field = new StringBuilder();
        for (var at = JsonPointer.compile(pointer); !at.matches(); at = at.tail()) {
            if (at.mayMatchElement()) {
                field.append('[').append(at.getMatchingIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(at.getMatchingProperty());
            }
        }
        return field.toString();
    }
}
