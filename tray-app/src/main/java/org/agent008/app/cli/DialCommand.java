package org.agent008.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.agent008.app.cli.PhoneClient.NotRunningException;
import org.agent008.app.cli.PhoneClient.RefusedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "dial", description = "Place a call.")
final class DialCommand extends ClientCommand {
    @Parameters(
            paramLabel = "NUMBER",
            description = "Number, extension, sip:, tel: or callto: address.")
    private String to = "";

    @Option(names = "--from", paramLabel = "NUMBER", description = "The caller id to show.")
    private @Nullable String from;

    @Option(
            names = "--header",
            paramLabel = "X-NAME=VALUE",
            description = "An extra INVITE header; can be repeated.")
    private Map<String, String> headers = new LinkedHashMap<>();

    @Option(
            names = "--consult",
            paramLabel = "ID",
            description = "The call that may be transferred to whom this one reaches.")
    private @Nullable String consult;

    DialCommand(Callable<Path> runtimeDirectory) {
        super(runtimeDirectory);
    }

    @Override
    void talk(PhoneClient phone) throws NotRunningException, RefusedException {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("to", to);
        if (from != null) {
            request.put("from", from);
        }
        if (consult != null) {
            request.put("consultationFor", consult);
        }
        if (!headers.isEmpty()) {
            headers.forEach(request.putObject("headers")::put);
        }
        JsonNode call = phone.post("/v1/calls", request);
        print(
                call,
                "Calling %s (call %s)."
                        .formatted(call.at("/cdr/to").asText(), call.path("id").asText()));
    }
}
