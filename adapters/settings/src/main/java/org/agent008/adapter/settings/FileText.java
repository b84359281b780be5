package org.agent008.adapter.settings;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Changes members of the JSON object in a text and leaves the rest, comments and all, as the person
 * wrote it.
 */
final class FileText {
    private static final ObjectWriter JSON =
            JsonMapper.builder().build().writerWithDefaultPrettyPrinter();

    private final StringBuilder text;

    /**
     * @param text without faults, or empty
     */
    FileText(String text) {
        this.text = new StringBuilder(text.isBlank() ? "{\n}\n" : text);
    }

    /** Sets one member of the object, a new one before all others; null: it is not set any more. */
    FileText set(String name, JsonNode value) {
        var members = members();
        var written = written(value);
        var known = members.get(name);
        if (known == null && value.isNull()) {
            return this;
        }
        if (known != null) {
            text.replace(known.from(), known.to(), written);
        } else {
            int open = members.isEmpty() ? start() : members.firstEntry().getValue().name();
            text.insert(
                    open,
                    members.isEmpty()
                            ? "\n  \"" + name + "\": " + written
                            : "\"" + name + "\": " + written + ",\n  ");
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Where the name begins, and the value begins and ends. */
    private record Span(int name, int from, int to) {}

    private SequencedMap<String, Span> members() {
        var members = new LinkedHashMap<String, Span>();
        try (var parser = Document.JSON.createParser(text.toString())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                int at = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
                parser.nextToken();
                int from = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
                parser.skipChildren();
                parser.finishToken();
                int to = Math.toIntExact(parser.currentLocation().getCharOffset());
                members.put(name, new Span(at, from, to));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the text was read before", e);
        }
        return members;
    }

    /** Behind the bracket that opens the object. */
    private int start() {
        try (var parser = Document.JSON.createParser(text.toString())) {
            parser.nextToken();
            return Math.toIntExact(parser.currentLocation().getCharOffset());
        } catch (IOException e) {
            throw new UncheckedIOException("the text was read before", e);
        }
    }

    private static String written(JsonNode value) {
        try {
            return JSON.writeValueAsString(value).replace("\n", "\n  ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
