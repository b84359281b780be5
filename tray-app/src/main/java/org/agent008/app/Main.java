package org.agent008.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.LogManager;
import org.agent008.adapter.settings.AppPaths;
import org.agent008.app.cli.ClientCommands;
import org.agent008.app.cli.DoctorCommand;
import org.agent008.app.cli.SupportBundleCommand;
import org.agent008.app.install.InstallCommand;
import org.agent008.app.install.UninstallCommand;
import org.agent008.app.sandbox.BenchCommand;
import org.agent008.app.sandbox.BenchPhone;
import org.agent008.app.sandbox.DemoCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    public static void main(String[] args) throws IOException {
        try (InputStream logging = Main.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(logging);
        }
        // Native audio threads outlive main: only an exit ends the process.
        ProcessEnd.now(execute(args));
    }

    private static int execute(String[] args) {
        try {
            return commandLine().execute(OpenCommand.spelledOut(args));
        } catch (Error e) {
            LOG.error("Agent 008 had to stop.", e);
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.addSubcommand(new RunCommand());
        line.addSubcommand(new OpenCommand());
        line.addSubcommand(new InstallCommand());
        line.addSubcommand(new UninstallCommand());
        new ClientCommands(Main::runtimeDirectory).addTo(line);
        line.addSubcommand(
                new DoctorCommand(
                        Main::runtimeDirectory,
                        (config, each) -> {
                            try (Standalone here = Standalone.open(config, System.getenv())) {
                                here.doctor().examine(each);
                            }
                        }));
        line.addSubcommand(
                new SupportBundleCommand(
                        Main::runtimeDirectory,
                        config -> {
                            try (Standalone here = Standalone.open(config, System.getenv())) {
                                return here.bundle().zip();
                            }
                        }));
        line.addSubcommand(new DemoCommand());
        line.addSubcommand(new BenchCommand());
        line.addSubcommand(new BenchPhone());
        line.setExecutionExceptionHandler((e, command, _) -> failed(e, command));
        return line;
    }

    /** One sentence for people; whoever looks for the cause turns the log up. */
    private static int failed(Exception e, CommandLine command) {
        LOG.debug("The command failed.", e);
        String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        command.getErr().println("Agent 008 has to stop: " + why);
        command.getErr().flush();
        return CommandLine.ExitCode.SOFTWARE;
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
