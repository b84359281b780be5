package org.agent008.app.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.agent008.domain.call.HangUpCause;

/** What a receiver has to be told about one call, field by field: nothing more, nothing less. */
public record CallStory(
        String id,
        PhoneConfig phone,
        String direction,
        String from,
        Optional<String> fromName,
        String to,
        Map<String, String> headers,
        Instant since) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Waits for the end and checks: rang, was answered, ended. */
    public void wasAnswered(Duration talkedAtLeast, HangUpCause cause) {
        List<JsonNode> events = phone.receiver().wholeCall(id);
        tells(events, "phone:ringing", "phone:accepted", "phone:terminated", "phone:completed");
        isCdr(events.get(0), "ringing", Optional.empty());
        isCdr(events.get(1), "answered", Optional.empty());
        isCdr(events.get(2), "answered", Optional.of(cause));
        JsonNode accepted = events.get(1).at("/data/cdr");
        JsonNode last = events.get(2).at("/data/cdr");
        assertThat(accepted.path("duration").asLong()).isZero();
        assertThat(last.path("wait")).isEqualTo(accepted.path("wait"));
        assertThat(last.path("duration").asLong())
                .isBetween(talkedAtLeast.toSeconds(), secondsSinceStart());
    }

    /** Waits for the end and checks: rang, ended, nobody answered. */
    public void wasMissed(HangUpCause cause) {
        List<JsonNode> events = phone.receiver().wholeCall(id);
        tells(events, "phone:ringing", "phone:terminated", "phone:completed");
        isCdr(events.get(0), "ringing", Optional.empty());
        isCdr(events.get(1), "missed", Optional.of(cause));
        assertThat(events.get(1).at("/data/cdr/duration").asLong()).isZero();
    }

    private void tells(List<JsonNode> events, String... types) {
        assertThat(events).extracting(e -> e.path("type").asText()).containsExactly(types);
        assertThat(events).extracting(e -> e.at("/data/sequence").asLong()).isSorted();
        assertThat(events).allSatisfy(e -> assertThat(e.at("/data/context")).isEqualTo(context()));
        assertThat(events)
                .extracting(e -> e.at("/data/cdr/date").asText())
                .containsOnly(events.getFirst().at("/data/cdr/date").asText());
        assertThat(phone.receiver().faults()).isEmpty();
    }

    private void isCdr(JsonNode event, String status, Optional<HangUpCause> cause) {
        JsonNode cdr = event.at("/data/cdr");
        long wait = cdr.path("wait").asLong(-1);
        long duration = cdr.path("duration").asLong(-1);
        assertThat(cdr.path("total").asLong(-1)).isEqualTo(wait + duration);
        assertThat(wait).isBetween(0L, status.equals("ringing") ? 0L : secondsSinceStart());
        assertThat(OffsetDateTime.parse(cdr.path("date").asText()).toInstant())
                .isBetween(since.minusSeconds(1), Instant.now());
        ObjectNode rest = cdr.deepCopy();
        rest.remove(List.of("date", "wait", "duration", "total"));
        assertThat(rest).isEqualTo(expected(status, cause));
    }

    private ObjectNode expected(String status, Optional<HangUpCause> cause) {
        ObjectNode cdr = JSON.createObjectNode();
        cdr.put("id", id).put("account", phone.account()).put("direction", direction);
        cdr.put("from", from).put("to", to).put("video", false).put("status", status);
        fromName.ifPresent(name -> cdr.put("fromName", name));
        headers.forEach(cdr.putObject("headers")::put);
        cause.ifPresent(c -> cdr.putObject("cause").put("code", c.code()).put("text", c.text()));
        return cdr;
    }

    private ObjectNode context() {
        ObjectNode context = JSON.createObjectNode();
        context.put("nickname", "Test").put("sipUri", phone.aor()).put("sipUser", phone.user());
        context.put("language", "en").put("device", "default").put("status", "online");
        context.putObject("size").put("width", 360).put("height", 500);
        return context;
    }

    private long secondsSinceStart() {
        return Duration.between(since, Instant.now()).toSeconds() + 1;
    }
}
