package org.agent008.app.install;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code agent008 uninstall}: takes away what {@code install} wrote; settings and calls stay. */
@Command(
        name = "uninstall",
        description =
                "Take the phone out of your desktop's menu, links and session again; your settings"
                        + " and calls stay.",
        mixinStandardHelpOptions = true)
public final class UninstallCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (!InstallCommand.isHere()) {
            spec.commandLine().getErr().println(InstallCommand.notHere());
            spec.commandLine().getErr().flush();
            return 1;
        }
        List<Path> gone = XdgDesktop.of(System.getenv()).uninstall();
        gone.forEach(file -> out.println("Removed: " + file));
        out.println(gone.isEmpty() ? "There was nothing to remove." : "Done.");
        out.flush();
        return 0;
    }
}
