package org.agent008.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.agent008.app.cli.PhoneClient.NotRunningException;
import org.agent008.app.cli.PhoneClient.RefusedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "events",
        description = "Show what happens, as it happens, until interrupted or the phone ends.")
final class EventsCommand extends ClientCommand {
    private static final String DATA = "data: ";
    private final ObjectMapper mapper = new ObjectMapper();

    @Option(
            names = "--after",
            paramLabel = "SEQUENCE",
            description = "Begin with what came after this event; 0 shows all that is kept.")
    private @Nullable Long after;

    EventsCommand(Callable<Path> runtimeDirectory) {
        super(runtimeDirectory);
    }

    @Override
    void talk(PhoneClient phone) throws NotRunningException, RefusedException {
        try (BufferedReader events = phone.events(Optional.ofNullable(after))) {
            for (String line = events.readLine(); line != null; line = events.readLine()) {
                if (line.startsWith(DATA)) {
                    show(line.substring(DATA.length()));
                }
            }
        } catch (IOException e) {
            throw new NotRunningException("Agent 008 is gone: " + e.getMessage());
        }
        throw new NotRunningException("Agent 008 has ended.");
    }

    private void show(String json) throws JsonProcessingException {
        JsonNode event = mapper.readTree(json);
        print(event, line(event));
        out().flush();
    }

    /** {@code 12 2026-11-22T10:15:30.123Z phone:ringing from +34600123456 (Berta)}. */
    private static String line(JsonNode event) {
        JsonNode data = event.path("data");
        return String.join(
                "  ",
                data.path("sequence").asText(),
                event.path("timestamp").asText(),
                event.path("type").asText(),
                what(data));
    }

    private static String what(JsonNode data) {
        if (data.has("cdr")) {
            JsonNode cdr = data.path("cdr");
            String cause = cdr.at("/cause/text").asText();
            return cdr.path("id").asText()
                    + "  "
                    + CallLines.whoIn(cdr)
                    + (cause.isEmpty() ? "" : "  " + cause);
        }
        String reason = data.path("reason").asText();
        return data.path("state").asText(data.path("status").asText())
                + (reason.isEmpty() ? "" : "  " + reason);
    }
}
