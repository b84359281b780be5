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

@Command(name = "status", description = "Show how the phone stands, or choose a status.")
final class StatusCommand extends ClientCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "STATUS",
            description = "The status to choose, for example offline.")
    private @Nullable String wanted;

    StatusCommand(Callable<Path> runtimeDirectory) {
        super(runtimeDirectory);
    }

    @Override
    void talk(PhoneClient phone) throws NotRunningException, RefusedException {
        JsonNode status =
                wanted == null
                        ? phone.get("/v1/status")
                        : phone.put(
                                "/v1/status",
                                JsonNodeFactory.instance.objectNode().put("status", wanted));
        print(status, lines(status));
    }

    private static String lines(JsonNode phone) {
        JsonNode registration = phone.path("registration");
        String reason = registration.path("reason").asText();
        String others =
                StreamSupport.stream(phone.path("statuses").spliterator(), false)
                        .map(s -> s.path("value").asText())
                        .filter(s -> !s.equals(phone.path("status").asText()))
                        .collect(Collectors.joining(", "));
        return String.join(
                "\n",
                "Account:      " + phone.at("/account/sipUri").asText("none configured"),
                "Registration: "
                        + registration.path("state").asText()
                        + (reason.isEmpty() ? "" : ": " + reason),
                "Status:       "
                        + phone.path("status").asText()
                        + (others.isEmpty() ? "" : " (others: " + others + ")"),
                "Caller id:    " + phone.path("callerId").asText("none configured"),
                "Version:      " + phone.at("/versions/agent008").asText(),
                CallLines.of(phone.path("calls"))
                        + (phone.has("fault")
                                ? "\nFault:        " + phone.path("fault").asText()
                                : ""));
    }
}
