package org.agent008.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.agent008.adapter.settings.AppPaths;
import org.agent008.adapter.settings.Finding;
import org.agent008.adapter.settings.JsonSettings;
import org.agent008.adapter.settings.Loaded;
import org.agent008.app.sandbox.Sandbox;
import org.agent008.app.sandbox.Service;
import org.agent008.domain.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code agent008 run}: the phone itself, until somebody quits it. */
@Command(name = "run", description = "Start the phone.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final int OK = 0;
    private static final int CANNOT_START = 1;
    private static final int BROKEN_CONFIGURATION = 2;

    @Option(
            names = "--headless",
            description = "No tray and no sound card: for servers and scripts.")
    private boolean headless;

    @Option(
            names = "--sandbox",
            description = "Use a phone system of our own on this machine: no account needed.")
    private boolean sandbox;

    @Option(names = "--config", paramLabel = "FILE", description = "Configuration file.")
    private @Nullable Path config;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try {
            AppPaths paths = AppPaths.locate(Optional.ofNullable(config), System.getenv());
            return switch (new JsonSettings(Version.userAgent(), System.getenv()).load(paths)) {
                case Loaded.Broken(List<Finding> faults, List<Finding> notices) -> {
                    say(faults);
                    say(notices);
                    yield BROKEN_CONFIGURATION;
                }
                case Loaded.Valid(Settings settings, List<Finding> notices) -> {
                    say(notices);
                    run(headless ? settings.withHeadless() : settings, paths);
                    yield OK;
                }
            };
        } catch (IOException e) {
            err().println("Agent 008 cannot start: " + e.getMessage());
            return CANNOT_START;
        }
    }

    private void run(Settings settings, AppPaths paths) throws IOException, InterruptedException {
        AppOptions options = AppOptions.in(paths.dataDir(), paths.runtimeDir());
        if (!sandbox) {
            run(settings, options, paths);
            return;
        }
        // What is only tried out does not mix with the person's own history.
        AppOptions apart = AppOptions.in(paths.dataDir().resolve("sandbox"), paths.runtimeDir());
        try (Sandbox box = Sandbox.start()) {
            for (Service service : Service.values()) {
                out().println(service.number() + " " + service.text());
            }
            run(settings.withAccount(box.account()), apart, paths);
        }
    }

    private void run(Settings settings, AppOptions options, AppPaths paths)
            throws IOException, InterruptedException {
        boolean alone = settings.headless();
        try (Quitting quitting = new Quitting();
                CompositionRoot app =
                        CompositionRoot.start(settings, alone ? options : options.withSound())) {
            out().println(
                            settings.account()
                                    .map(a -> "Agent 008 runs as " + a.name() + ".")
                                    .orElse(
                                            "Agent 008 runs without an account. Write sipUri,"
                                                    + " sipPassword and wsUri to "
                                                    + paths.configFile()
                                                    + " and start it again."));
            out().flush();
            if (alone) {
                quitting.await();
            } else {
                app.pickUp();
                try (Desktop _ =
                        Desktop.start(app.mailbox(), quitting::quit, InstantSource.system())) {
                    quitting.await();
                }
            }
        }
    }

    private void say(List<Finding> findings) {
        findings.forEach(f -> err().println(f));
        err().flush();
    }

    private PrintWriter out() {
        return Optional.ofNullable(spec).orElseThrow().commandLine().getOut();
    }

    private PrintWriter err() {
        return Optional.ofNullable(spec).orElseThrow().commandLine().getErr();
    }
}
