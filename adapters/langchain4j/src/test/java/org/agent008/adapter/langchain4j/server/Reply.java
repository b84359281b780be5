package org.agent008.adapter.langchain4j.server;

import java.time.Duration;
import java.util.List;

/**
 * What the server answers to one request, as one JSON body or as a stream, whichever is asked for.
 *
 * @param delay before the first byte
 * @param pace between the words of a stream
 */
public record Reply(Content content, Duration delay, Duration pace) {
    /** What is answered. */
    public sealed interface Content {
        /** The assistant says something. */
        record Text(String text) implements Content {}

        /** The assistant wants tools to be called. */
        record Tools(List<ToolCall> calls) implements Content {
            public Tools {
                calls = List.copyOf(calls);
            }
        }

        /** An error of HTTP, with the body that the API has for it. */
        record Failure(int status, String message) implements Content {}

        /** The connection ends after some words of a text, or in the middle of its JSON. */
        record Cut(String text, int words) implements Content {}

        /** Status 200 and this body, whatever it is. */
        record Raw(String body) implements Content {}
    }

    /**
     * A tool that is to be called.
     *
     * @param arguments JSON
     */
    public record ToolCall(String id, String name, String arguments) {}

    private static Reply of(Content content) {
        return new Reply(content, Duration.ZERO, Duration.ZERO);
    }

    public static Reply text(String text) {
        return of(new Content.Text(text));
    }

    /** Calls one tool, such as {@code toolCall("transfer", "{\"to\": \"1002\"}")}. */
    public static Reply toolCall(String name, String arguments) {
        return of(new Content.Tools(List.of(new ToolCall("call_1", name, arguments))));
    }

    public static Reply toolCalls(ToolCall... calls) {
        return of(new Content.Tools(List.of(calls)));
    }

    public static Reply error(int status) {
        return of(new Content.Failure(status, "scripted to fail"));
    }

    public static Reply cut(String text, int words) {
        return of(new Content.Cut(text, words));
    }

    public static Reply raw(String body) {
        return of(new Content.Raw(body));
    }

    public Reply after(Duration wait) {
        return new Reply(content, wait, pace);
    }

    public Reply paced(Duration each) {
        return new Reply(content, delay, each);
    }
}
