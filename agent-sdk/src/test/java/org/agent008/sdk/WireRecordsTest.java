package org.agent008.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The records against JSON, and against what the phone promises to send. */
class WireRecordsTest {
    private static final Path ADAPTERS = Path.of("../adapters");
    private static final Path API =
            ADAPTERS.resolve("agent-api/src/main/resources/org/agent008/adapter/api/openapi.json");
    private static final Path EVENTS =
            ADAPTERS.resolve(
                    "wire/src/main/resources/org/agent008/adapter/wire/events.schema.json");

    static Stream<Samples> samples() {
        return Samples.all().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsReadAndWrittenAgainIsTheSame(Samples sample) throws IOException {
        Object value = Json.read(sample.full(), sample.type());
        assertThat(Json.MAPPER.readTree(Json.write(value)))
                .isEqualTo(Json.MAPPER.readTree(sample.full()));
        assertThat((Object) Json.read(Json.write(value), sample.type())).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatANewerPhoneAddsIsPassedOver(Samples sample) throws IOException {
        ObjectNode more = (ObjectNode) Json.MAPPER.readTree(sample.full());
        more.putObject("added").put("later", true);
        assertThat((Object) Json.read(more.toString(), sample.type()))
                .isEqualTo(Json.read(sample.full(), sample.type()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsAbsentIsNullAndStaysAbsent(Samples sample)
            throws IOException, IllegalAccessException, InvocationTargetException {
        ObjectNode less = (ObjectNode) Json.MAPPER.readTree(sample.full());
        List<RecordComponent> optional =
                components(sample.type()).filter(WireRecordsTest::isNullable).toList();
        optional.forEach(component -> less.remove(name(component)));
        Object value = Json.read(less.toString(), sample.type());
        for (RecordComponent component : optional) {
            assertThat(component.getAccessor().invoke(value)).as(name(component)).isNull();
        }
        assertThat(Json.MAPPER.readTree(Json.write(value))).isEqualTo(less);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aRecordHasTheFieldsThatThePhoneDescribesAndMayMissThoseThatItMayOmit(Samples sample)
            throws IOException {
        JsonNode schema = schema(sample.schema());
        Set<String> required = new TreeSet<>(texts(schema.path("required")));
        Set<String> all = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(all::add);
        assertThat(all).as("%s describes fields", sample.schema()).isNotEmpty();
        assertThat(components(sample.type()).map(WireRecordsTest::name))
                .containsExactlyInAnyOrderElementsOf(all);
        assertThat(components(sample.type()).filter(c -> !isNullable(c)).map(WireRecordsTest::name))
                .containsExactlyInAnyOrderElementsOf(required);
    }

    @Test
    void everyTypeOfEventHasItsRecord() throws IOException {
        List<String> types = texts(schema("events:/properties/type/enum"));
        assertThat(types).contains("phone:ringing");
        String all =
                """
                "cdr": %s, "by": "local", "digit": "1", "kind": "blind", "target": "1003",
                "outcome": "started", "id": "a", "status": "online", "text": "Online",
                "color": "green", "dnd": false, "account": "a", "state": "registered",
                "contact": {"id": "c", "name": "Ana", "phones": []}, "summaryId": "s",
                "summarization": "Good.", "model": "m", "faults": {},
                "insightsId": "i", "sentiment": %s, "kpis": %s, "topics": [],
                "audio": {"id": "r", "bytes": 1, "seconds": 1},
                "transcript":
                """
                        .formatted(Samples.CDR, Samples.SENTIMENT, Samples.KPIS);
        for (String type : types) {
            String transcript =
                    type.equals("phone:transcript")
                            ? "{\"id\": \"t\", \"language\": \"en\", \"model\": \"m\","
                                    + " \"segments\": []},"
                            : "\"t\",";
            PhoneEvent event = read(Samples.event(7, type, all + transcript));
            assertThat(event).as(type).isNotInstanceOf(PhoneEvent.Unknown.class);
            assertThat(event.header().sequence()).isEqualTo(7);
            assertThat(event.header().context().nickname()).isEqualTo("Ana");
        }
    }

    @Test
    void anEventOfANewerPhoneIsUnknownAndKeepsItsData() {
        assertThat(read(Samples.event(1, "phone:levitation", "\"metres\": 2,")))
                .isInstanceOfSatisfying(
                        PhoneEvent.Unknown.class,
                        e -> {
                            assertThat(e.header().type()).isEqualTo("phone:levitation");
                            assertThat(e.data().path("metres").intValue()).isEqualTo(2);
                        });
    }

    private static PhoneEvent read(String json) {
        return EventReader.read(Json.read(json, org.agent008.sdk.wire.EventEnvelope.class));
    }

    private static JsonNode schema(String address) throws IOException {
        boolean api = address.startsWith("api:");
        String pointer = address.replaceFirst("^(api|events):", "");
        return Json.MAPPER.readTree(Files.readString(api ? API : EVENTS)).at(pointer);
    }

    private static List<String> texts(JsonNode array) {
        return new ArrayList<>(
                StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList());
    }

    private static Stream<RecordComponent> components(Class<?> type) {
        return Stream.of(type.getRecordComponents());
    }

    private static String name(RecordComponent component) {
        JsonProperty other = component.getAccessor().getAnnotation(JsonProperty.class);
        return other == null ? component.getName() : other.value();
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
