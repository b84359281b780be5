package org.agent008.adapter.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Request bodies, read strictly: what is misspelt is named with its place, never passed over. */
final class RequestBody {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .withCoercionConfig(
                            LogicalType.Textual,
                            c -> {
                                for (CoercionInputShape shape : CoercionInputShape.values()) {
                                    c.setCoercion(shape, CoercionAction.Fail);
                                }
                            })
                    .build();

    private record Nothing() {}

    private RequestBody() {}

    static <T> T read(Context ctx, Class<T> type) {
        return parse(bytes(ctx), type);
    }

    /** For requests that say everything in their path: no body, or an empty object. */
    static void expectNone(Context ctx) {
        byte[] bytes = bytes(ctx);
        if (bytes.length > 0) {
            parse(bytes, Nothing.class);
        }
    }

    /** For requests that may say nothing. */
    static <T> Optional<T> readIfAny(Context ctx, Class<T> type) {
        byte[] bytes = bytes(ctx);
        return bytes.length == 0 ? Optional.empty() : Optional.of(parse(bytes, type));
    }

    private static <T> T parse(byte[] bytes, Class<T> type) {
        if (bytes.length == 0) {
            throw malformed("The body is empty; it must be a JSON object.").asException();
        }
        try {
            T body = JSON.readValue(bytes, type);
            if (body == null) {
                throw malformed("The body is null; it must be a JSON object.").asException();
            }
            return body;
        } catch (JsonProcessingException e) {
            throw malformed(place(e.getLocation()) + what(e)).asException();
        } catch (IOException e) {
            throw malformed("The body is not JSON in UTF-8.").asException();
        }
    }

    static String required(@Nullable String value, String field) {
        if (value == null) {
            throw malformed("The field \"" + field + "\" is missing.").asException();
        }
        return value;
    }

    static Problem malformed(String detail) {
        return Problem.of(400, "malformed", detail);
    }

    private static byte[] bytes(Context ctx) {
        try {
            byte[] bytes = ctx.req().getInputStream().readNBytes(Limits.BODY + 1);
            if (bytes.length > Limits.BODY) {
                throw Guard.tooLarge(Limits.BODY).asException();
            }
            return bytes;
        } catch (IOException e) {
            throw malformed("The body ended too early.").asException();
        }
    }

    private static String place(@Nullable JsonLocation at) {
        return at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
    }

    private static String what(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                    "unknown field \""
                            + unknown.getPropertyName()
                            + "\"; "
                            + known(unknown.getKnownPropertyIds());
            case MismatchedInputException mismatch when !mismatch.getPath().isEmpty() ->
                    path(mismatch) + " must be " + name(mismatch.getTargetType());
            case MismatchedInputException mismatch -> "the body must be one JSON object";
            default -> e.getOriginalMessage();
        };
    }

    private static String known(@Nullable Collection<Object> fields) {
        return fields == null || fields.isEmpty()
                ? "no field is expected here"
                : fields.stream()
                        .map(f -> "\"" + f + "\"")
                        .sorted()
                        .collect(Collectors.joining(", ", "there are ", ""));
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .collect(Collectors.joining("."));
    }

    private static String name(@Nullable Class<?> type) {
        return type == String.class ? "a string" : "an object";
    }
}
