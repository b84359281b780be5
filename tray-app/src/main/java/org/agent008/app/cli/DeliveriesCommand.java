package org.agent008.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.agent008.app.cli.PhoneClient.NotRunningException;
import org.agent008.app.cli.PhoneClient.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "deliveries",
        description = "Show how the webhooks stand and what is on its way to them, newest first.")
final class DeliveriesCommand extends ClientCommand {
    @Option(names = "--dead", description = "Only events that were given up.")
    private boolean dead;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "The most to list (default: ${DEFAULT-VALUE}).")
    private int limit;

    DeliveriesCommand(Callable<Path> runtimeDirectory) {
        super(runtimeDirectory);
    }

    @Override
    void talk(PhoneClient phone) throws NotRunningException, RefusedException {
        JsonNode deliveries =
                phone.get("/v1/webhooks/deliveries?limit=" + limit + (dead ? "&state=dead" : ""));
        JsonNode webhooks = phone.get("/v1/webhooks");
        print(
                deliveries,
                lines(webhooks, DeliveriesCommand::webhook, "No webhooks are configured.")
                        + "\n"
                        + lines(
                                deliveries,
                                DeliveriesCommand::delivery,
                                dead ? "No dead deliveries." : "No deliveries."));
    }

    private static String lines(JsonNode list, Function<JsonNode, String> line, String none) {
        return list.isEmpty()
                ? none
                : StreamSupport.stream(list.spliterator(), false)
                        .map(line)
                        .collect(Collectors.joining("\n"));
    }

    /** {@code crm (crm.example.com): 1 waiting, 20 delivered, 2 dead; last error: HTTP 503}. */
    private static String webhook(JsonNode w) {
        String state =
                w.has("disabledSince")
                        ? "; disabled, as it answered 410: replay a delivery or configure it anew"
                        : w.has("lastError") ? "; last error: " + w.path("lastError").asText() : "";
        return "%s (%s): %d waiting, %d delivered, %d dead%s"
                .formatted(
                        w.path("label").asText(),
                        w.path("host").asText(),
                        w.path("waiting").asLong(),
                        w.path("delivered").asLong(),
                        w.path("dead").asLong(),
                        state);
    }

    private static String delivery(JsonNode d) {
        return String.join(
                        "  ",
                        d.path("id").asText(),
                        d.path("state").asText(),
                        d.path("webhook").asText(),
                        d.path("type").asText(d.path("event").asText()),
                        d.path("lane").asText(),
                        d.path("created").asText(),
                        d.path("error").asText())
                .strip();
    }
}
