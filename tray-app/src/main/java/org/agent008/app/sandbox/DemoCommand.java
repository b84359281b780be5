package org.agent008.app.sandbox;

import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.agent008.app.AppOptions;
import org.agent008.app.CompositionRoot;
import org.agent008.app.Desktop;
import org.agent008.app.Quitting;
import org.agent008.domain.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code agent008 demo}: a call on this machine, heard or at least measured. */
@Command(
        name = "demo",
        description =
                "Make a call on this machine alone, with no phone system and no sound card, and"
                        + " measure it.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int MAX_CALLS = 4;

    @Option(names = "--stay", description = "Go on afterwards, to play with.")
    private boolean stay;

    @Option(names = "--headless", description = "Show no tray.")
    private boolean headless;

    @Option(names = "--verbose", description = "Show the phone's log too.")
    private boolean verbose;

    private final Progress out;

    public DemoCommand() {
        this(System.out);
    }

    DemoCommand(PrintStream out) {
        this.out = new Progress(out);
    }

    @Override
    public Integer call() {
        Logger ours = Logger.getLogger("org.agent008");
        if (!verbose) {
            ours.setLevel(Level.WARNING);
        }
        try (Quitting quitting = new Quitting();
                TemporaryHome home = new TemporaryHome()) {
            run(home, quitting);
            out.step("done");
            return OK;
        } catch (Deadline.Missed | IOException e) {
            out.step("The demo failed. " + e.getMessage());
            if (verbose) {
                ours.log(Level.WARNING, "The demo failed.", e);
            } else {
                out.text("Run it with --verbose to see the phone's log.");
            }
            return FAILED;
        } catch (InterruptedException e) {
            out.step("stopped");
            return FAILED;
        }
    }

    private void run(TemporaryHome home, Quitting quitting)
            throws Deadline.Missed, IOException, InterruptedException {
        Seen<WebhookReceiver.Received> webhooks = new Seen<>();
        try (Sandbox sandbox = Sandbox.start();
                WebhookReceiver receiver =
                        new WebhookReceiver(event -> {
                            show(event);
                            webhooks.add(event);
                        })) {
            out.step("phone system at " + sandbox.account().servers().getFirst());
            AppOptions programs = AppOptions.in(home.dataDir(), home.runtimeDir());
            AppOptions options = headless ? programs : programs.withSound();
            Settings settings = sandbox.settings(List.of(receiver.endpoint()), MAX_CALLS);
            try (CompositionRoot phone = CompositionRoot.start(settings, options);
                    Shown _ = tray(phone, quitting)) {
                DemoCall call =
                        new DemoCall(
                                phone.mailbox(), phone.desk(), sandbox.caller(), webhooks, out);
                unlessQuit(quitting, call).print(out);
                if (stay) {
                    stay(phone, home, quitting);
                }
            }
        }
    }

    /** The sound card comes in only now: a room's noise would be in what the demo measures. */
    private void stay(CompositionRoot phone, TemporaryHome home, Quitting quitting)
            throws IOException, InterruptedException {
        explain(phone, home);
        phone.pickUp();
        quitting.await();
    }

    /** Ctrl+C and Quit end the call at once, but in good order. */
    private static DemoReport unlessQuit(Quitting quitting, DemoCall call)
            throws Deadline.Missed, InterruptedException {
        Thread caller = Thread.currentThread();
        Thread watch =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                quitting.await();
                                caller.interrupt();
                            } catch (InterruptedException callIsOver) {
                                Thread.currentThread().interrupt();
                            }
                        });
        try {
            return call.run();
        } finally {
            watch.interrupt();
        }
    }

    /** What is on the screen meanwhile. */
    private interface Shown extends AutoCloseable {
        @Override
        void close();
    }

    private Shown tray(CompositionRoot phone, Quitting quitting) {
        return headless
                ? () -> {}
                : Desktop.start(phone.forDesktop(), quitting::quit, InstantSource.system())::close;
    }

    private void show(WebhookReceiver.Received event) {
        out.step(
                "  webhook  %-20s %s  %s"
                        .formatted(
                                event.type(),
                                event.id(),
                                event.genuine() ? "signature right" : event.fault()));
    }

    private void explain(CompositionRoot phone, TemporaryHome home) throws IOException {
        out.text("The phone goes on until Ctrl+C, or Quit in the tray. Numbers to call:");
        for (Service service : Service.values()) {
            out.text("  %s  %s".formatted(service.number(), service.text()));
        }
        phone.api().ifPresent(api -> out.text("Local API: http://127.0.0.1:" + api.port() + "/v1"));
        out.text("Its token is in " + home.runtimeDir().resolve("api.json"));
        out.text("From another terminal:");
        String env = "  XDG_RUNTIME_DIR=" + home.sessionDir();
        out.text(env + " ./agent008 dial " + Service.ECHO.number());
        out.text(env + " ./agent008 calls");
    }
}
