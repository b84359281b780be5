package org.agent008.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Calls in words. */
final class CallLines {
    private CallLines() {}

    static String of(JsonNode calls) {
        return calls.isEmpty()
                ? "No calls."
                : StreamSupport.stream(calls.spliterator(), false)
                        .map(CallLines::line)
                        .collect(Collectors.joining("\n"));
    }

    /** {@code call-1 active muted from +34600123456 (Berta) 1:05}. */
    static String line(JsonNode call) {
        return String.join("  ", call.path("id").asText(), standing(call), who(call), age(call));
    }

    private static String standing(JsonNode call) {
        return call.path("state").asText()
                + (call.path("held").asBoolean() ? " held" : "")
                + (call.path("remoteHeld").asBoolean() ? " held-by-them" : "")
                + (call.path("muted").asBoolean() ? " muted" : "");
    }

    /** {@code from +34600123456 (Berta)} or {@code to 1002}. */
    static String who(JsonNode call) {
        return whoIn(call.path("cdr"));
    }

    static String whoIn(JsonNode cdr) {
        String side = cdr.path("direction").asText().equals("inbound") ? "from" : "to";
        String name = cdr.at("/contact/name").asText(cdr.path(side + "Name").asText());
        return side
                + " "
                + cdr.path(side).asText()
                + (name.isEmpty() ? "" : " (" + name.replace('\n', ' ') + ")");
    }

    /** Since the answer, or since it began to ring. */
    private static String age(JsonNode call) {
        String from =
                call.has("since") ? call.path("since").asText() : call.at("/cdr/date").asText();
        Duration age =
                Duration.between(
                        OffsetDateTime.parse(from), OffsetDateTime.parse(call.path("at").asText()));
        return "%d:%02d".formatted(age.toMinutes(), age.toSecondsPart());
    }
}
