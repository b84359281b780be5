package org.agent008.adapter.langchain4j.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What the server was asked.
 *
 * @param authorization the header of that name
 * @param answered completes with true once all of the reply is written, with false where the client
 *     was gone before
 */
public record Request(
        String path,
        Optional<String> authorization,
        JsonNode body,
        CompletableFuture<Boolean> answered) {
    public boolean streams() {
        return body.path("stream").asBoolean();
    }

    /** {@code system}, {@code user}, {@code assistant} or {@code tool}, in order. */
    public List<String> roles() {
        return body.path("messages").findValuesAsText("role");
    }

    /** All that is said in the messages of one role. */
    public String said(String role) {
        StringBuilder said = new StringBuilder();
        for (JsonNode message : body.path("messages")) {
            if (message.path("role").asText().equals(role)) {
                JsonNode content = message.path("content");
                said.append(content.isTextual() ? content.asText() : content).append('\n');
            }
        }
        return said.toString();
    }
}
