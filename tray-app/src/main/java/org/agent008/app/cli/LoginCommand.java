package org.agent008.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.agent008.app.cli.PhoneClient.NotRunningException;
import org.agent008.app.cli.PhoneClient.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "login",
        description =
                "Log in to the server of settingsUri. The password is asked for, or read from"
                        + " standard input.")
final class LoginCommand extends ClientCommand {
    private final HiddenInput input;

    @Parameters(paramLabel = "NICKNAME", description = "Your name at that server.")
    private String nickname = "";

    LoginCommand(Callable<Path> runtimeDirectory, HiddenInput input) {
        super(runtimeDirectory);
        this.input = input;
    }

    @Override
    void talk(PhoneClient phone) throws NotRunningException, RefusedException {
        JsonNode now =
                phone.post(
                        "/v1/login",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("nickname", nickname)
                                .put("password", input.ask("Password: ").reveal()));
        print(now, SettingsLines.login(now));
    }
}
