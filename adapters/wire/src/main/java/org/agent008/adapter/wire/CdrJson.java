package org.agent008.adapter.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.Direction;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.call.Party;
import org.agent008.domain.cdr.Cdr;

/** CDRs as JSON and back. Safe from any thread. */
public final class CdrJson {
    private CdrJson() {}

    public static ArrayNode toJson(List<Cdr> cdrs) {
        ArrayNode json = Json.array();
        cdrs.forEach(cdr -> json.add(toJson(cdr)));
        return json;
    }

    public static ObjectNode toJson(Cdr cdr) {
        ObjectNode json = Json.object();
        json.put("id", cdr.id().value());
        json.put("account", cdr.account());
        json.put("direction", direction(cdr.direction()));
        json.put("from", cdr.from().number());
        cdr.from().name().ifPresent(name -> json.put("fromName", name));
        json.put("to", cdr.to().number());
        cdr.to().name().ifPresent(name -> json.put("toName", name));
        cdr.contact().ifPresent(contact -> json.set("contact", ContactJson.toJson(contact)));
        ObjectNode headers = json.putObject("headers");
        new TreeMap<>(cdr.headers()).forEach(headers::put);
        json.put("video", cdr.video());
        json.put("status", status(cdr.status()));
        json.put("date", date(cdr));
        json.put("wait", cdr.waited().toSeconds());
        json.put("duration", cdr.talked().toSeconds());
        json.put("total", cdr.total().toSeconds());
        cdr.cause()
                .ifPresent(
                        c -> json.putObject("cause").put("code", c.code()).put("text", c.text()));
        cdr.transferredTo().ifPresent(to -> json.put("transferredTo", to));
        cdr.consultationFor().ifPresent(call -> json.put("consultationFor", call.value()));
        return json;
    }

    /** The same as text. */
    public static String write(Cdr cdr) {
        return Json.write(toJson(cdr));
    }

    /** The {@code date} of a CDR as text: with its id, what tells it from all others. */
    public static String date(Cdr cdr) {
        return Json.text(cdr.date());
    }

    /** Reads what {@link #write} wrote. */
    public static Cdr parse(String text) {
        return fromJson(Json.read(text));
    }

    static Cdr fromJson(JsonNode json) {
        return new Cdr(
                new CallId(Json.string(json, "id")),
                Json.string(json, "account"),
                parseDirection(Json.string(json, "direction")),
                party(json, "from"),
                party(json, "to"),
                Optional.ofNullable(json.get("contact")).map(ContactJson::fromJson),
                headers(Json.child(json, "headers")),
                Json.flag(json, "video"),
                parseStatus(Json.string(json, "status")),
                OffsetDateTime.parse(Json.string(json, "date")),
                Duration.ofSeconds(Json.number(json, "wait")),
                Duration.ofSeconds(Json.number(json, "duration")),
                Optional.ofNullable(json.get("cause")).map(CdrJson::cause),
                Json.optionalString(json, "transferredTo"),
                Json.optionalString(json, "consultationFor").map(CallId::new));
    }

    private static Party party(JsonNode json, String field) {
        return new Party(Json.string(json, field), Json.optionalString(json, field + "Name"));
    }

    private static Map<String, String> headers(JsonNode json) {
        Map<String, String> headers = new LinkedHashMap<>();
        json.fieldNames().forEachRemaining(name -> headers.put(name, Json.string(json, name)));
        return headers;
    }

    private static HangUpCause cause(JsonNode json) {
        String code = Json.string(json, "code");
        return Arrays.stream(HangUpCause.values())
                .filter(c -> c.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown cause " + code));
    }

    private static String direction(Direction direction) {
        return switch (direction) {
            case INBOUND -> "inbound";
            case OUTBOUND -> "outbound";
        };
    }

    private static Direction parseDirection(String name) {
        return switch (name) {
            case "inbound" -> Direction.INBOUND;
            case "outbound" -> Direction.OUTBOUND;
            default -> throw new IllegalArgumentException("unknown direction " + name);
        };
    }

    private static String status(Cdr.Status status) {
        return switch (status) {
            case RINGING -> "ringing";
            case ANSWERED -> "answered";
            case MISSED -> "missed";
        };
    }

    private static Cdr.Status parseStatus(String name) {
        return switch (name) {
            case "ringing" -> Cdr.Status.RINGING;
            case "answered" -> Cdr.Status.ANSWERED;
            case "missed" -> Cdr.Status.MISSED;
            default -> throw new IllegalArgumentException("unknown call status " + name);
        };
    }
}
