package org.agent008.sdk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;

/** The wire records as JSON and back: what is absent is null, what is unknown is passed over. */
final class Json {
    static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                    .addModule(times())
                    .build();

    private Json() {}

    static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw unintelligible(e);
        }
    }

    static <T> T read(JsonNode node, Class<T> type) {
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw unintelligible(e);
        }
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw unintelligible(e);
        }
    }

    private static SoftphoneException unintelligible(JsonProcessingException e) {
        return new SoftphoneException(
                SoftphoneException.UNINTELLIGIBLE,
                "The phone and this SDK do not understand each other: " + e.getOriginalMessage(),
                e);
    }

    /** Jackson knows java.time only by a further library. */
    private static SimpleModule times() {
        return new SimpleModule("times")
                .addSerializer(Instant.class, ToStringSerializer.instance)
                .addDeserializer(Instant.class, new Time<>(Instant.class, Instant::parse))
                .addSerializer(OffsetDateTime.class, new WithOffset())
                .addDeserializer(
                        OffsetDateTime.class,
                        new Time<>(OffsetDateTime.class, OffsetDateTime::parse));
    }

    private static final class Time<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Function<String, T> parse;

        Time(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getText();
            try {
                return parse.apply(text);
            } catch (DateTimeException e) {
                throw context.weirdStringException(text, _valueClass, "not a time of ISO 8601");
            }
        }
    }

    private static final class WithOffset extends StdScalarSerializer<OffsetDateTime> {
        private static final long serialVersionUID = 1L;

        WithOffset() {
            super(OffsetDateTime.class);
        }

        @Override
        public void serialize(OffsetDateTime time, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeString(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
        }
    }
}
