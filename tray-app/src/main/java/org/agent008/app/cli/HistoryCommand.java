package org.agent008.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.agent008.app.cli.PhoneClient.NotRunningException;
import org.agent008.app.cli.PhoneClient.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "history", description = "List the calls there have been, the newest first.")
final class HistoryCommand extends ClientCommand {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    @Parameters(
            arity = "0..*",
            paramLabel = "WORD",
            description =
                    "Only calls that have all these words in a number or name, or in which they"
                            + " were said.")
    private List<String> words = List.of();

    @Option(
            names = "--search",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "The same, for words that begin with a dash or are commands.")
    private String search = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "The most to list (default: ${DEFAULT-VALUE}).")
    private int limit;

    HistoryCommand(Callable<Path> runtimeDirectory) {
        super(runtimeDirectory);
    }

    @Override
    void talk(PhoneClient phone) throws NotRunningException, RefusedException {
        String query =
                URLEncoder.encode(
                        (String.join(" ", words) + " " + search).strip(), StandardCharsets.UTF_8);
        JsonNode calls = phone.get("/v1/history?limit=" + limit + "&q=" + query);
        print(calls, calls.isEmpty() ? "No calls." : lines(calls));
    }

    private static String lines(JsonNode calls) {
        return StreamSupport.stream(calls.spliterator(), false)
                .map(HistoryCommand::line)
                .collect(Collectors.joining("\n"));
    }

    /** {@code 2026-11-22 10:15 answered from +34600123456 (Berta) 1:05 hung-up}. */
    private static String line(JsonNode cdr) {
        long seconds = cdr.path("duration").asLong();
        return String.join(
                                "  ",
                                DATE.format(
                                        OffsetDateTime.parse(cdr.path("date").asText())
                                                .atZoneSameInstant(ZoneId.systemDefault())),
                                cdr.path("status").asText(),
                                CallLines.whoIn(cdr),
                                "%d:%02d".formatted(seconds / 60, seconds % 60),
                                cdr.at("/cause/code").asText())
                        .strip()
                + snippet(cdr.path("snippet"));
    }

    /** On a line of its own, with the words that were searched *so*. */
    private static String snippet(JsonNode snippet) {
        if (snippet.isMissingNode()) {
            return "";
        }
        StringBuilder text = new StringBuilder(snippet.path("text").asText());
        List<JsonNode> marks = new ArrayList<>();
        snippet.path("marks").forEach(marks::addFirst);
        for (JsonNode mark : marks) {
            text.insert(mark.path(1).asInt(), '*').insert(mark.path(0).asInt(), '*');
        }
        return "\n    " + text;
    }
}
