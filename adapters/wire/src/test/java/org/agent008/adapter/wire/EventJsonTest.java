package org.agent008.adapter.wire;

import static org.agent008.domain.fake.SampleEvents.envelope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.Transfer;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.event.PhoneEvent;
import org.agent008.domain.event.RegistrationChanged;
import org.agent008.domain.fake.SampleEvents;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.settings.WebhookEndpoint.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {
    private static final List<PhoneEvent> EVENTS =
            List.of(
                    SampleEvents.registered(),
                    SampleEvents.statusChanged(),
                    SampleEvents.ringing("a84b4c76e66710"),
                    SampleEvents.accepted("a84b4c76e66710"),
                    SampleEvents.terminated("a84b4c76e66710"),
                    SampleEvents.missed("call/2 ü"),
                    SampleEvents.lost(),
                    new RegistrationChanged(
                            "ana@example.com",
                            new Registration.Failed("The user name or password is wrong")),
                    new RegistrationChanged("ana@example.com", new Registration.Connecting()),
                    new RegistrationChanged("ana@example.com", new Registration.Offline()),
                    SampleEvents.held("a84b4c76e66710"),
                    SampleEvents.resumed("a84b4c76e66710"),
                    SampleEvents.ringingOfContact("a84b4c76e66710"),
                    SampleEvents.contactClicked("a84b4c76e66710"),
                    SampleEvents.pressed("a84b4c76e66710", '#'),
                    SampleEvents.transferred("a84b4c76e66710", SampleEvents.transfer()),
                    SampleEvents.transferred(
                            "a84b4c76e66710", SampleEvents.transfer().at(Transfer.Stage.COMPLETED)),
                    SampleEvents.transferred(
                            "a84b4c76e66710", SampleEvents.transfer().failed("the line is busy")),
                    SampleEvents.recorded("a84b4c76e66710"),
                    SampleEvents.transcribed("a84b4c76e66710"),
                    SampleEvents.summarized("a84b4c76e66710"),
                    SampleEvents.analyzed("a84b4c76e66710"),
                    SampleEvents.completed("a84b4c76e66710"));

    private final Schema schema = schema();

    static Stream<Envelope> envelopes() {
        return EVENTS.stream().map(e -> envelope(EVENTS.indexOf(e) + 41, e));
    }

    @Test
    void theBodiesAreThoseInTheGoldenFile() {
        assertThat(envelopes().map(e -> EventJson.body(e, Format.ENVELOPE)))
                .containsExactlyElementsOf(golden("envelopes.jsonl"));
    }

    // original defect: body without type
    @Test
    void eachBodySaysWhatTypeItIs() {
        assertThat(envelopes().map(EventJson::toJson))
                .extracting(json -> json.path("type").asText())
                .allMatch(EventTypes.all()::contains);
    }

    @Test
    void theLegacyBodiesAreTheDataAlone() {
        assertThat(envelopes().map(e -> EventJson.body(e, Format.LEGACY_V2)))
                .containsExactlyElementsOf(golden("legacy-v2.jsonl"));
    }

    @ParameterizedTest
    @MethodSource("envelopes")
    void whatIsReadBackIsWhatWasWritten(Envelope envelope) {
        assertThat(EventJson.parse(EventJson.body(envelope, Format.ENVELOPE))).isEqualTo(envelope);
    }

    @ParameterizedTest
    @MethodSource("envelopes")
    void theSchemaAcceptsEachBody(Envelope envelope) {
        String body = EventJson.body(envelope, Format.ENVELOPE);
        assertThat(schema.validate(body, InputFormat.JSON)).isEmpty();
    }

    @Test
    void theSchemaRefusesAWrongBody() {
        String body = EventJson.body(envelope(1, SampleEvents.ringing("c1")), Format.ENVELOPE);
        assertThat(
                        Stream.of(
                                        body.replace("phone:ringing", "phone:accepted"),
                                        body.replace("phone:ringing", "phone:rang"),
                                        body.replace("\"wait\":0", "\"wait\":0.5"),
                                        body.replace("\"video\":false,", ""),
                                        body.replace("\"video\":false", "\"vidéo\":false"),
                                        body.replace("+01:00", ""))
                                .filter(b -> schema.validate(b, InputFormat.JSON).isEmpty()))
                .isEmpty();
    }

    @Test
    void eachTypeOfEventHasASampleANameAndASchema() {
        assertThat(EVENTS.stream().map(Object::getClass)).containsAll(leaves(PhoneEvent.class));
        assertThat(EventTypes.all())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        EVENTS.stream().map(EventTypes::of).distinct().toList());
        String text = resource("events.schema.json");
        assertThat(EventTypes.all()).allSatisfy(t -> assertThat(text).contains("const\": \"" + t));
    }

    @Test
    void theOrderOfHeadersDoesNotDependOnTheMap() {
        Cdr cdr = SampleEvents.cdr("c1");
        Map<String, String> headers = Map.of("X-C", "3", "X-A", "1", "P-B", "2", "X-D", "4");
        Cdr many =
                new Cdr(
                        cdr.id(),
                        cdr.account(),
                        cdr.direction(),
                        cdr.from(),
                        cdr.to(),
                        cdr.contact(),
                        headers,
                        true,
                        cdr.status(),
                        cdr.date(),
                        cdr.waited(),
                        cdr.talked(),
                        cdr.cause(),
                        Optional.of("1003"),
                        Optional.of(new CallId("c0")));
        assertThat(CdrJson.write(many))
                .contains("{\"P-B\":\"2\",\"X-A\":\"1\",\"X-C\":\"3\",\"X-D\":\"4\"}");
        assertThat(CdrJson.parse(CdrJson.write(many))).isEqualTo(many);
    }

    @Test
    void whatIsNotAnEventIsRefusedByTheNameOfTheField() {
        String body =
                EventJson.body(
                        envelope(1, new CallEvent.Ringing(SampleEvents.cdr("c1"))),
                        Format.ENVELOPE);
        assertThatThrownBy(() -> EventJson.parse("{")).hasMessageContaining("not JSON");
        assertThatThrownBy(() -> EventJson.parse("{}")).hasMessage("data must be an object");
        assertThatThrownBy(() -> EventJson.parse(body.replace("\"video\":false", "\"video\":1")))
                .hasMessage("video must be true or false");
        assertThatThrownBy(() -> EventJson.parse(body.replace("phone:ringing", "phone:rang")))
                .hasMessage("unknown event type phone:rang");
    }

    private static List<Class<?>> leaves(Class<?> sealed) {
        List<Class<?>> leaves = new ArrayList<>();
        for (Class<?> sub : sealed.getPermittedSubclasses()) {
            leaves.addAll(sub.isSealed() ? leaves(sub) : List.of(sub));
        }
        return leaves;
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(resource("events.schema.json"));
    }

    private static List<String> golden(String name) {
        return resource(name).lines().toList();
    }

    private static String resource(String name) {
        try (InputStream in = EventJsonTest.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
