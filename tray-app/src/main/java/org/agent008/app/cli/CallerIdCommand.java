package org.agent008.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.agent008.app.cli.PhoneClient.NotRunningException;
import org.agent008.app.cli.PhoneClient.RefusedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "callerid",
        description = "Show the caller ids, or choose the one that outbound calls show.")
final class CallerIdCommand extends ClientCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "NUMBER",
            description = "One of the configured numbers.")
    private @Nullable String wanted;

    CallerIdCommand(Callable<Path> runtimeDirectory) {
        super(runtimeDirectory);
    }

    @Override
    void talk(PhoneClient phone) throws NotRunningException, RefusedException {
        JsonNode status =
                wanted == null
                        ? phone.get("/v1/status")
                        : phone.put(
                                "/v1/caller-id",
                                JsonNodeFactory.instance.objectNode().put("number", wanted));
        print(status, lines(status));
    }

    /** The chosen one is marked with a star; tags follow the number. */
    private static String lines(JsonNode phone) {
        String chosen = phone.path("callerId").asText();
        String all =
                StreamSupport.stream(phone.path("numbers").spliterator(), false)
                        .map(n -> line(n, chosen))
                        .collect(Collectors.joining("\n"));
        if (!all.isEmpty()) {
            return all;
        }
        return chosen.isEmpty() ? "No caller ids are configured." : "* " + chosen;
    }

    private static String line(JsonNode number, String chosen) {
        String value = number.path("number").asText();
        String tags =
                StreamSupport.stream(number.path("tags").spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(", "));
        return (value.equals(chosen) ? "* " : "  ")
                + value
                + (tags.isEmpty() ? "" : " (" + tags + ")");
    }
}
