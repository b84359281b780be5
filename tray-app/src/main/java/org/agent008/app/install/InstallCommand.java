package org.agent008.app.install;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code agent008 install}: links and autostart. */
@Command(
        name = "install",
        description =
                "Put the phone into your desktop's menu, have it open tel:, sip: and callto: links,"
                        + " and start it with your session (Linux).",
        mixinStandardHelpOptions = true)
public final class InstallCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int NOT_HERE = 1;
    private static final long PATIENCE_SECONDS = 15;

    @Option(names = "--no-autostart", description = "Do not start it with the session.")
    private boolean noAutostart;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (!isHere()) {
            spec.commandLine().getErr().println(notHere());
            spec.commandLine().getErr().flush();
            return NOT_HERE;
        }
        List<Path> written =
                XdgDesktop.of(System.getenv())
                        .install(Launcher.command(System.getenv()), !noAutostart);
        written.forEach(file -> out.println("Written: " + file));
        List<String> line = XdgDesktop.asDefault();
        out.println(
                runs(line)
                        ? "Links open with Agent 008 from now on."
                        : "Choose Agent 008 for links in your desktop's settings, or install"
                                + " xdg-utils and run: "
                                + String.join(" ", line));
        out.flush();
        return DONE;
    }

    static boolean isHere() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    }

    static String notHere() {
        return "This is done on Linux only, so far. On macOS and Windows nothing is registered:"
                + " start the phone yourself, and open links with: agent008 open LINK";
    }

    private static boolean runs(List<String> line) throws InterruptedException {
        try {
            Process tool =
                    new ProcessBuilder(line)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!tool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                tool.destroy();
                return false;
            }
            return tool.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
