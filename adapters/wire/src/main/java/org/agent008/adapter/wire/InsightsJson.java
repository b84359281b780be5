package org.agent008.adapter.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.agent008.domain.speech.Insights;
import org.agent008.domain.speech.Kpis;
import org.agent008.domain.speech.Mention;
import org.agent008.domain.speech.Reading;
import org.agent008.domain.speech.Reading.Mood;
import org.agent008.domain.speech.Reading.Resolution;
import org.agent008.domain.speech.Sentiment;
import org.agent008.domain.speech.Share;

/** How a call went; times in seconds. */
final class InsightsJson {
    private InsightsJson() {}

    /** {@code insightsId, sentiment, kpis, topics, reading?}. */
    static void write(Insights insights, ObjectNode json) {
        json.put("insightsId", insights.id());
        write(insights.sentiment(), json.putObject("sentiment"));
        write(insights.kpis(), json.putObject("kpis"));
        var topics = json.putArray("topics");
        insights.topics().forEach(m -> write(m, topics.addObject()));
        insights.reading().ifPresent(r -> write(r, json.putObject("reading")));
    }

    static Insights parse(JsonNode json) {
        List<Mention> topics = new ArrayList<>();
        Json.list(json, "topics").forEach(m -> topics.add(mention(m)));
        return new Insights(
                Json.string(json, "insightsId"),
                kpis(Json.child(json, "kpis")),
                sentiment(Json.child(json, "sentiment")),
                topics,
                Optional.ofNullable(json.get("reading")).map(InsightsJson::reading));
    }

    private static void write(Sentiment sentiment, ObjectNode json) {
        json.put("local", sentiment.local());
        json.put("remote", sentiment.remote());
        var trend = json.putArray("trend");
        for (Sentiment.Point point : sentiment.trend()) {
            trend.addObject()
                    .put("at", SpeechJson.seconds(point.at()))
                    .put("local", point.local())
                    .put("remote", point.remote());
        }
        json.put("model", sentiment.model());
    }

    private static Sentiment sentiment(JsonNode json) {
        List<Sentiment.Point> trend = new ArrayList<>();
        for (JsonNode point : Json.list(json, "trend")) {
            trend.add(
                    new Sentiment.Point(
                            SpeechJson.duration(point, "at"),
                            real(point, "local"),
                            real(point, "remote")));
        }
        return new Sentiment(
                real(json, "local"), real(json, "remote"), trend, Json.string(json, "model"));
    }

    private static void write(Kpis kpis, ObjectNode json) {
        write(kpis.local(), json.putObject("local"));
        write(kpis.remote(), json.putObject("remote"));
        json.put("silence", SpeechJson.seconds(kpis.silence()));
        json.put("longestSilence", SpeechJson.seconds(kpis.longestSilence()));
        json.put("hold", SpeechJson.seconds(kpis.hold()));
    }

    private static Kpis kpis(JsonNode json) {
        return new Kpis(
                share(Json.child(json, "local")),
                share(Json.child(json, "remote")),
                SpeechJson.duration(json, "silence"),
                SpeechJson.duration(json, "longestSilence"),
                SpeechJson.duration(json, "hold"));
    }

    private static void write(Share share, ObjectNode json) {
        json.put("talk", SpeechJson.seconds(share.talk()));
        json.put("ratio", Math.round(share.ratio() * 1000) / 1000.0);
        json.put("longestMonologue", SpeechJson.seconds(share.longestMonologue()));
        json.put("interruptions", share.interruptions());
        json.put("wordsPerMinute", share.wordsPerMinute());
        json.put("questions", share.questions());
    }

    private static Share share(JsonNode json) {
        return new Share(
                SpeechJson.duration(json, "talk"),
                real(json, "ratio"),
                SpeechJson.duration(json, "longestMonologue"),
                whole(json, "interruptions"),
                whole(json, "wordsPerMinute"),
                whole(json, "questions"));
    }

    private static void write(Mention mention, ObjectNode json) {
        json.put("topic", mention.topic());
        json.put("local", mention.local());
        json.put("remote", mention.remote());
        json.put("first", SpeechJson.seconds(mention.first()));
    }

    private static Mention mention(JsonNode json) {
        return new Mention(
                Json.string(json, "topic"),
                whole(json, "local"),
                whole(json, "remote"),
                SpeechJson.duration(json, "first"));
    }

    private static void write(Reading reading, ObjectNode json) {
        json.put("mood", name(reading.mood()));
        reading.actionItems().forEach(json.putArray("actionItems")::add);
        json.put("resolution", name(reading.resolution()));
    }

    private static Reading reading(JsonNode json) {
        List<String> actionItems = new ArrayList<>();
        Json.list(json, "actionItems").forEach(item -> actionItems.add(item.asText()));
        return new Reading(
                named(Mood.values(), json, "mood"),
                actionItems,
                named(Resolution.values(), json, "resolution"));
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E named(E[] values, JsonNode json, String field) {
        String name = Json.string(json, field);
        return Stream.of(values)
                .filter(v -> name(v).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown " + field + " " + name));
    }

    private static double real(JsonNode json, String field) {
        return Json.decimal(json, field).doubleValue();
    }

    private static int whole(JsonNode json, String field) {
        return Math.toIntExact(Json.number(json, field));
    }
}
