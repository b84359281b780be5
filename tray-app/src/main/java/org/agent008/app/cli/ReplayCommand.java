package org.agent008.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.agent008.app.cli.PhoneClient.NotRunningException;
import org.agent008.app.cli.PhoneClient.RefusedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "replay", description = "Send events anew that were given up.")
final class ReplayCommand extends ClientCommand {
    /** One or all. */
    private static final class Which {
        @Parameters(paramLabel = "ID", description = "As deliveries --dead lists it.")
        private @Nullable Long id;

        @SuppressWarnings("UnusedVariable") // picocli demands it where there is no id
        @Option(names = "--all", required = true, description = "All of them.")
        private boolean all;
    }

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    ReplayCommand(Callable<Path> runtimeDirectory) {
        super(runtimeDirectory);
    }

    @Override
    void talk(PhoneClient phone) throws NotRunningException, RefusedException {
        String one = which.id == null ? "" : "/" + which.id;
        JsonNode told =
                phone.post(
                        "/v1/webhooks/deliveries" + one + "/replay",
                        JsonNodeFactory.instance.objectNode());
        print(told, told.path("replayed").asInt() + " on the way again.");
    }
}
