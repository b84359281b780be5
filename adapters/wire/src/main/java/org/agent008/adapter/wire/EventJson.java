package org.agent008.adapter.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.stream.Stream;
import org.agent008.domain.call.By;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.Transfer;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.contact.Contact;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.ContactClicked;
import org.agent008.domain.event.Context;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.event.PhoneEvent;
import org.agent008.domain.event.RegistrationChanged;
import org.agent008.domain.event.StatusChanged;
import org.agent008.domain.settings.Status;
import org.agent008.domain.settings.WebhookEndpoint.Format;
import org.agent008.domain.settings.WindowSize;
import org.agent008.domain.speech.Insights;
import org.agent008.domain.speech.Products;
import org.agent008.domain.speech.Recording;
import org.agent008.domain.speech.Summary;
import org.agent008.domain.speech.Transcript;

/**
 * Envelopes as JSON and back. The same envelope always gives the same text; times are told to the
 * millisecond. Safe from any thread.
 */
public final class EventJson {
    private EventJson() {}

    /** {@code {id, type, timestamp, data: {sequence, ..., context}}}. */
    public static ObjectNode toJson(Envelope e) {
        ObjectNode json = Json.object();
        json.put("id", e.id());
        json.put("type", EventTypes.of(e.event()));
        json.put("timestamp", Json.text(e.timestamp()));
        json.set("data", data(e));
        return json;
    }

    /** The body of a request to a webhook. */
    public static String body(Envelope e, Format format) {
        return switch (format) {
            case ENVELOPE -> Json.write(toJson(e));
            case LEGACY_V2 -> Json.write(data(e));
        };
    }

    /** Reads what {@link #body} wrote as {@link Format#ENVELOPE}. */
    public static Envelope parse(String body) {
        JsonNode json = Json.read(body);
        JsonNode data = Json.child(json, "data");
        return new Envelope(
                Json.string(json, "id"),
                Json.number(data, "sequence"),
                Instant.parse(Json.string(json, "timestamp")),
                context(Json.child(data, "context")),
                event(Json.string(json, "type"), data));
    }

    private static ObjectNode data(Envelope e) {
        ObjectNode data = Json.object();
        data.put("sequence", e.sequence());
        switch (e.event()) {
            case StatusChanged(Status s) -> {
                data.put("status", s.value());
                data.put("text", s.text());
                data.put("color", s.color());
                data.put("dnd", s.dnd());
            }
            case ContactClicked(CallId call, Contact contact) -> {
                data.put("id", call.value());
                data.set("contact", ContactJson.toJson(contact));
            }
            case CallEvent.Ringing(Cdr cdr) -> write(cdr, data);
            case CallEvent.Accepted(Cdr cdr) -> write(cdr, data);
            case CallEvent.Held(Cdr cdr, By by) -> write(cdr, by, data);
            case CallEvent.Resumed(Cdr cdr, By by) -> write(cdr, by, data);
            case CallEvent.Dtmf(Cdr cdr, By by, char digit) -> {
                data.put("id", cdr.id().value());
                data.put("by", name(by));
                data.put("digit", String.valueOf(digit));
                write(cdr, data);
            }
            case CallEvent.Transferred(Cdr cdr, Transfer transfer) -> {
                data.put("id", cdr.id().value());
                TransferJson.write(transfer, data);
                write(cdr, data);
            }
            case CallEvent.Terminated(Cdr cdr) -> write(cdr, data);
            case CallEvent.Recorded(Cdr cdr, Recording recording) -> {
                data.put("id", cdr.id().value());
                data.set("audio", SpeechJson.toJson(recording));
                write(cdr, data);
            }
            case CallEvent.Transcribed(Cdr cdr, Transcript transcript) -> {
                data.put("id", cdr.id().value());
                data.set("transcript", SpeechJson.toJson(transcript));
                data.set("trancript", SpeechJson.toJson(transcript)); // the original's spelling
                write(cdr, data);
            }
            case CallEvent.Summarized(Cdr cdr, Summary summary) -> {
                data.put("id", cdr.id().value());
                SpeechJson.write(summary, data);
                write(cdr, data);
            }
            case CallEvent.Analyzed(Cdr cdr, Insights insights) -> {
                data.put("id", cdr.id().value());
                InsightsJson.write(insights, data);
                write(cdr, data);
            }
            case CallEvent.Completed(Cdr cdr, Products products) -> {
                data.put("id", cdr.id().value());
                SpeechJson.write(products, data);
                write(cdr, data);
            }
            case RegistrationChanged(String account, var registration) -> {
                data.put("account", account);
                RegistrationJson.write(registration, data);
            }
        }
        data.set("context", toJson(e.context()));
        return data;
    }

    private static void write(Cdr cdr, ObjectNode data) {
        data.set("cdr", CdrJson.toJson(cdr));
    }

    private static void write(Cdr cdr, By by, ObjectNode data) {
        data.put("id", cdr.id().value());
        data.put("by", name(by));
        write(cdr, data);
    }

    static String name(By by) {
        return switch (by) {
            case LOCAL -> "local";
            case REMOTE -> "remote";
        };
    }

    private static By by(JsonNode data) {
        String name = Json.string(data, "by");
        return Stream.of(By.values())
                .filter(by -> name(by).equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("by must be local or remote: " + name));
    }

    private static PhoneEvent event(String type, JsonNode data) {
        return switch (type) {
            case EventTypes.STATUS_CHANGE ->
                    new StatusChanged(
                            new Status(
                                    Json.string(data, "status"),
                                    Json.string(data, "text"),
                                    Json.string(data, "color"),
                                    Json.flag(data, "dnd")));
            case EventTypes.CONTACT_CLICK ->
                    new ContactClicked(
                            new CallId(Json.string(data, "id")),
                            ContactJson.fromJson(Json.child(data, "contact")));
            case EventTypes.RINGING -> new CallEvent.Ringing(cdr(data));
            case EventTypes.ACCEPTED -> new CallEvent.Accepted(cdr(data));
            case EventTypes.HOLD -> new CallEvent.Held(cdr(data), by(data));
            case EventTypes.RESUME -> new CallEvent.Resumed(cdr(data), by(data));
            case EventTypes.DTMF ->
                    new CallEvent.Dtmf(cdr(data), by(data), Json.string(data, "digit").charAt(0));
            case EventTypes.TRANSFER ->
                    new CallEvent.Transferred(cdr(data), TransferJson.parse(data, by(data)));
            case EventTypes.TERMINATED -> new CallEvent.Terminated(cdr(data));
            case EventTypes.RECORDING ->
                    new CallEvent.Recorded(
                            cdr(data), SpeechJson.recording(Json.child(data, "audio")));
            case EventTypes.TRANSCRIPT ->
                    new CallEvent.Transcribed(
                            cdr(data), SpeechJson.transcript(Json.child(data, "transcript")));
            case EventTypes.SUMMARIZATION ->
                    new CallEvent.Summarized(cdr(data), SpeechJson.summary(data));
            case EventTypes.INSIGHTS -> new CallEvent.Analyzed(cdr(data), InsightsJson.parse(data));
            case EventTypes.COMPLETED ->
                    new CallEvent.Completed(cdr(data), SpeechJson.products(data));
            case EventTypes.REGISTRATION_CHANGE ->
                    new RegistrationChanged(
                            Json.string(data, "account"), RegistrationJson.parse(data));
            default -> throw new IllegalArgumentException("unknown event type " + type);
        };
    }

    private static Cdr cdr(JsonNode data) {
        return CdrJson.fromJson(Json.child(data, "cdr"));
    }

    private static ObjectNode toJson(Context c) {
        ObjectNode json = Json.object();
        json.put("nickname", c.nickname());
        json.put("sipUri", c.sipUri());
        json.put("sipUser", c.sipUser());
        json.put("language", c.language());
        json.put("device", c.device());
        json.put("status", c.status());
        json.putObject("size").put("width", c.size().width()).put("height", c.size().height());
        return json;
    }

    private static Context context(JsonNode json) {
        JsonNode size = Json.child(json, "size");
        return new Context(
                Json.string(json, "nickname"),
                Json.string(json, "sipUri"),
                Json.string(json, "sipUser"),
                Json.string(json, "language"),
                Json.string(json, "device"),
                Json.string(json, "status"),
                new WindowSize(
                        Math.toIntExact(Json.number(size, "width")),
                        Math.toIntExact(Json.number(size, "height"))));
    }
}
