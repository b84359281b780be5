package org.agent008.adapter.settings;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
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
import java.util.Optional;

/**
 * A configuration's JSON and where in the file each part of it stands.
 *
 * <p>A member that is {@code null} counts as absent.
 */
final class Document implements Layer {
    static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(
                            JsonReadFeature.ALLOW_JAVA_COMMENTS,
                            JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    private final String file;
    private final Map<String, JsonLocation> places;
    private final List<Finding> duplicates;
    private final JsonNode root;

    private Document(
            String file,
            Map<String, JsonLocation> places,
            List<Finding> duplicates,
            JsonNode root) {
        this.file = file;
        this.places = places;
        this.duplicates = duplicates;
        this.root = root;
    }

    private Document(String file, String text) throws UnusableFileException {
        this.file = file;
        this.places = new HashMap<>();
        this.duplicates = new ArrayList<>();
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

    /** The same places with another tree: what may not be set was taken out of it. */
    Document with(JsonNode other) {
        return new Document(file, places, duplicates, other);
    }

    @Override
    public JsonNode root() {
        return root;
    }

    /** One finding for each member that its object already has. */
    @Override
    public List<Finding> duplicates() {
        return duplicates;
    }

    @Override
    public Optional<Finding> finding(String at, String field, String message) {
        return Optional.ofNullable(places.get(at))
                .map(place ->
                        new Finding(file, place.getLineNr(), place.getColumnNr(), field, message));
    }

    private Finding finding(JsonLocation at, String pointer, String message) {
        return new Finding(file, at.getLineNr(), at.getColumnNr(), Fields.name(pointer), message);
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
}
