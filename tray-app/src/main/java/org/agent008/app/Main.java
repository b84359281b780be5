package org.agent008.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.LogManager;
import org.agent008.adapter.settings.AppPaths;
import org.agent008.app.cli.ClientCommands;
import org.agent008.app.sandbox.BenchCommand;
import org.agent008.app.sandbox.BenchPhone;
import org.agent008.app.sandbox.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code agent008}. */
@Command(
        name = "agent008",
        description = "A softphone in the system tray for people and their AI agents.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Versions.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        try (InputStream logging = Main.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(logging);
        }
        // Native audio threads outlive main: only an exit ends the process.
        ProcessEnd.now(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.addSubcommand(new RunCommand());
        new ClientCommands(Main::runtimeDirectory).addTo(line);
        line.addSubcommand(new DemoCommand());
        line.addSubcommand(new BenchCommand());
        line.addSubcommand(new BenchPhone());
        return line;
    }

    private static Path runtimeDirectory() throws IOException {
        return AppPaths.locate(Optional.empty(), System.getenv()).runtimeDir();
    }

    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Version.userAgent()};
        }
    }
}
