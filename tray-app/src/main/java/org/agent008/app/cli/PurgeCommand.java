package org.agent008.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.agent008.app.cli.PhoneClient.NotRunningException;
import org.agent008.app.cli.PhoneClient.RefusedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "purge",
        description =
                "Delete calls for good: history, events, transcripts, summaries and recordings.")
final class PurgeCommand extends ClientCommand {
    /** One of them. */
    private static final class Which {
        @Option(names = "--call", paramLabel = "ID", description = "One call.")
        private @Nullable String call;

        @Option(
                names = "--older-than",
                paramLabel = "DAYS",
                description = "Calls that began more than so many days ago.")
        private @Nullable Integer days;

        @SuppressWarnings("UnusedVariable") // picocli demands it where there is nothing else
        @Option(names = "--all", required = true, description = "All calls.")
        private boolean all;
    }

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    PurgeCommand(Callable<Path> runtimeDirectory) {
        super(runtimeDirectory);
    }

    @Override
    void talk(PhoneClient phone) throws NotRunningException, RefusedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (which.call != null) {
            body.put("call", which.call);
        } else if (which.days != null) {
            body.put("before", OffsetDateTime.now(ZoneOffset.UTC).minusDays(which.days).toString());
        } else {
            body.put("all", true);
        }
        JsonNode told = phone.post("/v1/history/purge", body);
        int purged = told.path("purged").asInt();
        print(told, purged == 1 ? "1 call deleted." : purged + " calls deleted.");
    }
}
