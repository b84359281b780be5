package org.agent008.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.agent008.adapter.settings.AppPaths;
import org.agent008.adapter.settings.Finding;
import org.agent008.adapter.settings.LayeredConfiguration;
import org.agent008.adapter.settings.Loaded;
import org.agent008.adapter.settings.SystemSecrets;
import org.agent008.app.cli.RunningPhone;
import org.agent008.app.sandbox.Sandbox;
import org.agent008.app.sandbox.Service;
import org.agent008.domain.phone.Configuration;
import org.agent008.domain.phone.Links;
import org.agent008.domain.phone.Login;
import org.agent008.domain.phone.Reply;
import org.agent008.domain.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code agent008 run}: the phone itself, until somebody quits it. */
@Command(name = "run", description = "Start the phone.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final int OK = 0;
    private static final int CANNOT_START = 1;
    private static final int BROKEN_CONFIGURATION = 2;
    private static final Duration LOOK_AT_FILE = Duration.ofSeconds(1);

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

    @Option(
            names = "--open",
            paramLabel = "LINK",
            description = "A tel:, sip: or callto: link to call, once you have confirmed it.")
    private @Nullable String link;

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description =
                    "A setting that stands above the file, such as api.port=0; can be repeated.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try {
            AppPaths paths = AppPaths.locate(Optional.ofNullable(config), System.getenv());
            Optional<Integer> handedOver = sandbox ? Optional.empty() : handOver(paths);
            if (handedOver.isPresent()) {
                return handedOver.get();
            }
            try (LayeredConfiguration configuration = configuration(paths)) {
                return switch (configuration.load()) {
                    case Loaded.Broken(List<Finding> faults, List<Finding> notices) -> {
                        faults.forEach(this::say);
                        notices.forEach(this::say);
                        yield BROKEN_CONFIGURATION;
                    }
                    case Loaded.Valid(Settings _, List<Finding> _) -> {
                        configuration.state().notices().forEach(this::say);
                        run(configuration, paths);
                        yield OK;
                    }
                };
            }
        } catch (IOException e) {
            err().println("Agent 008 cannot start: " + e.getMessage());
            return CANNOT_START;
        }
    }

    /** One phone for one person: a second start is for the first. */
    private Optional<Integer> handOver(AppPaths paths) {
        return RunningPhone.open(paths.runtimeDir(), Optional.ofNullable(link))
                .map(said ->
                        switch (said) {
                            case RunningPhone.Said.Taken(String text) -> {
                                out().println(text);
                                out().flush();
                                yield OK;
                            }
                            case RunningPhone.Said.Refused(String text) -> {
                                say(text);
                                yield CANNOT_START;
                            }
                        });
    }

    private LayeredConfiguration configuration(AppPaths paths) {
        if (headless) {
            set.put("server", "true");
        }
        try {
            return new LayeredConfiguration(
                    paths,
                    Version.userAgent(),
                    System.getenv(),
                    set,
                    SystemSecrets.in(paths.dataDir()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    Optional.ofNullable(spec).orElseThrow().commandLine(), e.getMessage());
        }
    }

    private void run(LayeredConfiguration configuration, AppPaths paths)
            throws IOException, InterruptedException {
        AppOptions options = AppOptions.in(paths.dataDir(), paths.runtimeDir());
        if (!sandbox) {
            configuration.watch(LOOK_AT_FILE);
            LogFile log = LogFile.follow(paths.stateDir());
            try {
                run(configuration, options.withLogs(paths.stateDir()));
            } finally {
                log.close();
            }
            return;
        }
        // What is only tried out does not mix with the person's own history.
        AppOptions apart = AppOptions.in(paths.dataDir().resolve("sandbox"), paths.runtimeDir());
        try (Sandbox box = Sandbox.start()) {
            for (Service service : Service.values()) {
                out().println(service.number() + " " + service.text());
            }
            Settings settings =
                    configuration.state().settings().toBuilder()
                            .account(Optional.of(box.account()))
                            .build();
            run(new FixedConfiguration(settings), apart.withCallers(box.scripts()));
        }
    }

    private void run(Configuration configuration, AppOptions options)
            throws IOException, InterruptedException {
        Settings settings = configuration.state().settings();
        boolean alone = settings.headless();
        try (Quitting quitting = new Quitting();
                CompositionRoot app =
                        CompositionRoot.start(
                                configuration, alone ? options : options.withSound())) {
            out().println(
                            settings.account()
                                    .map(a -> "Agent 008 runs as " + a.name() + ".")
                                    .orElse(withoutAccount(configuration.state())));
            out().flush();
            if (alone) {
                open(app);
                quitting.await();
            } else {
                app.pickUp();
                try (Desktop desktop =
                        Desktop.start(app.forDesktop(), quitting::quit, InstantSource.system())) {
                    app.links().ask(desktop.person());
                    open(app);
                    quitting.await();
                }
            }
        }
    }

    /** The link this phone was started for. */
    private void open(CompositionRoot app) {
        if (link != null) {
            var _ =
                    app.links()
                            .openOnceRegistered(link)
                            .thenAccept(reply -> {
                                if (reply instanceof Reply.Refused<Links.Outcome>(var _, var why)) {
                                    say(why);
                                }
                            });
        }
    }

    private static String withoutAccount(Configuration.State state) {
        return state.login() instanceof Login.LoggedOut(String server)
                ? "Agent 008 runs without an account. Log in to " + server + ": agent008 login"
                : "Agent 008 runs without an account. Write sipUri, sipPassword and wsUri to "
                        + state.file()
                        + "; it is read at once.";
    }

    private void say(Object finding) {
        err().println(finding);
        err().flush();
    }

    private PrintWriter out() {
        return Optional.ofNullable(spec).orElseThrow().commandLine().getOut();
    }

    private PrintWriter err() {
        return Optional.ofNullable(spec).orElseThrow().commandLine().getErr();
    }
}
