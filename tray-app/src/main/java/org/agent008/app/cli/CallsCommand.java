package org.agent008.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.agent008.app.cli.PhoneClient.NotRunningException;
import org.agent008.app.cli.PhoneClient.RefusedException;
import picocli.CommandLine.Command;

@Command(name = "calls", description = "List the live calls.")
final class CallsCommand extends ClientCommand {
    CallsCommand(Callable<Path> runtimeDirectory) {
        super(runtimeDirectory);
    }

    @Override
    void talk(PhoneClient phone) throws NotRunningException, RefusedException {
        JsonNode calls = phone.get("/v1/calls");
        print(calls, CallLines.of(calls));
    }
}
