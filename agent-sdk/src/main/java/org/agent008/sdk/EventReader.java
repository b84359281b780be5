package org.agent008.sdk;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.agent008.sdk.PhoneEvent.By;
import org.agent008.sdk.PhoneEvent.Header;
import org.agent008.sdk.wire.Cdr;
import org.agent008.sdk.wire.Contact;
import org.agent008.sdk.wire.Context;
import org.agent008.sdk.wire.EventEnvelope;
import org.agent008.sdk.wire.Kpis;
import org.agent008.sdk.wire.Reading;
import org.agent008.sdk.wire.Recording;
import org.agent008.sdk.wire.Registration;
import org.agent008.sdk.wire.Sentiment;
import org.agent008.sdk.wire.Status;
import org.agent008.sdk.wire.TopicMention;
import org.agent008.sdk.wire.Transcript;

/** Envelopes as typed events. */
final class EventReader {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private EventReader() {}

    static PhoneEvent read(EventEnvelope e) {
        JsonNode data = e.data();
        Header header =
                new Header(
                        e.id(),
                        e.type(),
                        e.timestamp(),
                        data.path("sequence").longValue(),
                        Json.read(data.path("context"), Context.class));
        return switch (e.type()) {
            case "phone:ringing" -> new PhoneEvent.Ringing(header, cdr(data));
            case "phone:accepted" -> new PhoneEvent.Accepted(header, cdr(data));
            case "phone:hold" -> new PhoneEvent.Held(header, cdr(data), by(data));
            case "phone:resume" -> new PhoneEvent.Resumed(header, cdr(data), by(data));
            case "phone:dtmf" ->
                    new PhoneEvent.Dtmf(header, cdr(data), by(data), text(data, "digit").charAt(0));
            case "phone:transfer" ->
                    new PhoneEvent.Transferred(
                            header,
                            cdr(data),
                            by(data),
                            text(data, "kind"),
                            text(data, "target"),
                            text(data, "outcome"),
                            any(data, "reason"));
            case "phone:terminated" -> new PhoneEvent.Terminated(header, cdr(data));
            case "phone:recording" ->
                    new PhoneEvent.Recorded(
                            header, cdr(data), Json.read(data.path("audio"), Recording.class));
            case "phone:transcript" ->
                    new PhoneEvent.Transcribed(
                            header,
                            cdr(data),
                            Json.read(data.path("transcript"), Transcript.class));
            case "phone:summarization" ->
                    new PhoneEvent.Summarized(
                            header,
                            cdr(data),
                            text(data, "summaryId"),
                            text(data, "summarization"),
                            text(data, "model"));
            case "phone:insights" ->
                    new PhoneEvent.Analyzed(
                            header,
                            cdr(data),
                            text(data, "insightsId"),
                            Json.read(data.path("sentiment"), Sentiment.class),
                            Json.read(data.path("kpis"), Kpis.class),
                            List.of(Json.read(data.path("topics"), TopicMention[].class)),
                            data.has("reading")
                                    ? Optional.of(Json.read(data.path("reading"), Reading.class))
                                    : Optional.empty());
            case "phone:completed" ->
                    new PhoneEvent.Completed(
                            header,
                            cdr(data),
                            any(data, "recording"),
                            any(data, "transcript"),
                            any(data, "summarization"),
                            any(data, "insights"),
                            Json.MAPPER.convertValue(data.path("faults"), TEXTS));
            case "status:change" ->
                    new PhoneEvent.StatusChanged(
                            header,
                            new Status(
                                    text(data, "status"),
                                    text(data, "text"),
                                    text(data, "color"),
                                    data.path("dnd").booleanValue()));
            case "contact:click" ->
                    new PhoneEvent.ContactClicked(
                            header,
                            text(data, "id"),
                            Json.read(data.path("contact"), Contact.class));
            case "registration:change" ->
                    new PhoneEvent.RegistrationChanged(
                            header,
                            text(data, "account"),
                            new Registration(
                                    text(data, "state"), any(data, "reason").orElse(null)));
            default -> new PhoneEvent.Unknown(header, data);
        };
    }

    private static Cdr cdr(JsonNode data) {
        return Json.read(data.path("cdr"), Cdr.class);
    }

    private static By by(JsonNode data) {
        return By.valueOf(text(data, "by").toUpperCase(Locale.ROOT));
    }

    private static Optional<String> any(JsonNode data, String field) {
        return Optional.ofNullable(data.path(field).textValue());
    }

    private static String text(JsonNode data, String field) {
        return any(data, field)
                .orElseThrow(() ->
                        new SoftphoneException(
                                SoftphoneException.UNINTELLIGIBLE,
                                "An event came without \"" + field + "\"."));
    }
}
