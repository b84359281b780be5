package org.agent008.adapter.langchain4j.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.agent008.adapter.langchain4j.server.Reply.ToolCall;

/** Answers in the words of {@code /v1/chat/completions}. */
final class Completions {
    private static final String MODEL = "scripted";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Completions() {}

    static JsonNode read(byte[] body) throws IOException {
        return MAPPER.readTree(body);
    }

    static ObjectNode text(String text) {
        return whole("stop", message -> message.put("content", text));
    }

    static ObjectNode tools(List<ToolCall> calls) {
        return whole("tool_calls", message -> add(calls, message.putArray("tool_calls")));
    }

    private static ObjectNode whole(String finish, Consumer<ObjectNode> content) {
        ObjectNode completion = head("chat.completion");
        ObjectNode choice = completion.putArray("choices").addObject().put("index", 0);
        content.accept(choice.putObject("message").put("role", "assistant"));
        choice.put("finish_reason", finish);
        completion
                .putObject("usage")
                .put("prompt_tokens", 10)
                .put("completion_tokens", 5)
                .put("total_tokens", 15);
        return completion;
    }

    static ObjectNode wordChunk(String word) {
        return chunk(MAPPER.createObjectNode().put("content", word));
    }

    static ObjectNode toolsChunk(List<ToolCall> calls) {
        ObjectNode delta = MAPPER.createObjectNode().put("role", "assistant");
        add(calls, delta.putArray("tool_calls"));
        return chunk(delta);
    }

    static ObjectNode lastChunk(String finish) {
        ObjectNode chunk = chunk(MAPPER.createObjectNode());
        ((ObjectNode) chunk.path("choices").path(0)).put("finish_reason", finish);
        return chunk;
    }

    private static ObjectNode chunk(ObjectNode delta) {
        ObjectNode chunk = head("chat.completion.chunk");
        chunk.putArray("choices").addObject().put("index", 0).set("delta", delta);
        return chunk;
    }

    private static ObjectNode head(String object) {
        return MAPPER.createObjectNode()
                .put("id", "chatcmpl-1")
                .put("object", object)
                .put("created", 1)
                .put("model", MODEL);
    }

    private static void add(List<ToolCall> calls, ArrayNode json) {
        for (ToolCall call : calls) {
            ObjectNode function =
                    json.addObject()
                            .put("index", json.size() - 1)
                            .put("id", call.id())
                            .put("type", "function")
                            .putObject("function");
            function.put("name", call.name()).put("arguments", call.arguments());
        }
    }

    static ObjectNode error(String message) {
        ObjectNode error = MAPPER.createObjectNode();
        error.putObject("error").put("message", message).put("type", "scripted");
        return error;
    }
}
