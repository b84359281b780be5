package org.agent008.adapter.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Why a request failed (RFC 9457).
 *
 * @param code stable name for programs, the end of {@code type}
 * @param detail one sentence for people: what was wrong and what to do
 * @param headers what else the response says
 */
record Problem(int status, String code, String detail, Map<String, String> headers) {
    static final String CONTENT_TYPE = "application/problem+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    Problem {
        headers = Map.copyOf(headers);
    }

    static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, Map.of());
    }

    Problem with(String header, String value) {
        return new Problem(status, code, detail, Map.of(header, value));
    }

    byte[] body() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "urn:agent008:problem:" + code);
        members.put("title", HttpStatus.getMessage(status));
        members.put("status", status);
        members.put("detail", detail);
        try {
            return JSON.writeValueAsString(members).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    RefusedException asException() {
        return new RefusedException(this);
    }

    /** Ends a request with a problem; carries no stack trace as nobody reads it. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        private RefusedException(Problem problem) {
            super(problem.detail(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }
}
