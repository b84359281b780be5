package org.agent008.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.agent008.app.cli.PhoneClient.NotRunningException;
import org.agent008.app.cli.PhoneClient.RefusedException;
import picocli.CommandLine.Command;

@Command(
        name = "logout",
        description = "Forget the settings of the server, which unregisters their account.")
final class LogoutCommand extends ClientCommand {
    LogoutCommand(Callable<Path> runtimeDirectory) {
        super(runtimeDirectory);
    }

    @Override
    void talk(PhoneClient phone) throws NotRunningException, RefusedException {
        JsonNode now = phone.post("/v1/logout", JsonNodeFactory.instance.objectNode());
        print(now, SettingsLines.login(now));
    }
}
