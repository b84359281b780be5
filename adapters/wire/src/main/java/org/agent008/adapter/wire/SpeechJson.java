package org.agent008.adapter.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agent008.domain.speech.Channel;
import org.agent008.domain.speech.Products;
import org.agent008.domain.speech.Recording;
import org.agent008.domain.speech.Segment;
import org.agent008.domain.speech.Summary;
import org.agent008.domain.speech.Transcript;

/** What is made of a call; times in seconds. */
final class SpeechJson {
    private SpeechJson() {}

    /** {@code {id, file, bytes, seconds}}. */
    static ObjectNode toJson(Recording recording) {
        ObjectNode json = Json.object();
        json.put("id", recording.id());
        json.put("file", recording.file().toString());
        json.put("bytes", recording.bytes());
        json.put("seconds", seconds(recording.length()));
        return json;
    }

    static Recording recording(JsonNode json) {
        return new Recording(
                Json.string(json, "id"),
                Path.of(Json.string(json, "file")),
                Json.number(json, "bytes"),
                duration(json, "seconds"));
    }

    /** {@code {id, language, model, segments: [{channel, start, end, text}]}}. */
    static ObjectNode toJson(Transcript transcript) {
        ObjectNode json = Json.object();
        json.put("id", transcript.id());
        json.put("language", transcript.language());
        json.put("model", transcript.model());
        var segments = json.putArray("segments");
        transcript.segments().forEach(s -> segments.add(toJson(s)));
        return json;
    }

    static ObjectNode toJson(Segment segment) {
        ObjectNode json = Json.object();
        json.put("channel", name(segment.channel()));
        json.put("start", seconds(segment.start()));
        json.put("end", seconds(segment.end()));
        json.put("text", segment.text());
        return json;
    }

    private static String name(Channel channel) {
        return switch (channel) {
            case LOCAL -> "local";
            case REMOTE -> "remote";
        };
    }

    static Transcript transcript(JsonNode json) {
        List<Segment> segments = new ArrayList<>();
        for (JsonNode segment : Json.list(json, "segments")) {
            segments.add(
                    new Segment(
                            channel(Json.string(segment, "channel")),
                            duration(segment, "start"),
                            duration(segment, "end"),
                            Json.string(segment, "text")));
        }
        return new Transcript(
                Json.string(json, "id"),
                Json.string(json, "language"),
                Json.string(json, "model"),
                segments);
    }

    private static Channel channel(String name) {
        return switch (name) {
            case "local" -> Channel.LOCAL;
            case "remote" -> Channel.REMOTE;
            default ->
                    throw new IllegalArgumentException("channel must be local or remote: " + name);
        };
    }

    /** {@code summaryId, summarization, model, note?}. */
    static void write(Summary summary, ObjectNode json) {
        json.put("summaryId", summary.id());
        json.put("summarization", summary.text());
        json.put("model", summary.model());
        summary.note().ifPresent(note -> json.put("note", note));
    }

    static Summary summary(JsonNode json) {
        return new Summary(
                Json.string(json, "summaryId"),
                Json.string(json, "summarization"),
                Json.string(json, "model"),
                Json.optionalString(json, "note"));
    }

    /**
     * {@code recording?, transcript?, summarization?, insights?}: ids; {@code faults}: what is
     * missing and why.
     */
    static void write(Products products, ObjectNode json) {
        products.recording().ifPresent(id -> json.put("recording", id));
        products.transcript().ifPresent(id -> json.put("transcript", id));
        products.summary().ifPresent(id -> json.put("summarization", id));
        products.insights().ifPresent(id -> json.put("insights", id));
        var faults = json.putObject("faults");
        new TreeMap<>(products.faults()).forEach(faults::put);
    }

    static Products products(JsonNode json) {
        Map<String, String> faults = new LinkedHashMap<>();
        JsonNode told = Json.child(json, "faults");
        told.fieldNames().forEachRemaining(name -> faults.put(name, Json.string(told, name)));
        return new Products(
                Json.optionalString(json, "recording"),
                Json.optionalString(json, "transcript"),
                Json.optionalString(json, "summarization"),
                Json.optionalString(json, "insights"),
                faults);
    }

    static BigDecimal seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3);
    }

    static Duration duration(JsonNode json, String field) {
        return Duration.ofMillis(Json.decimal(json, field).movePointRight(3).longValue());
    }
}
