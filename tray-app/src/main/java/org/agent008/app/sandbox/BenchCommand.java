package org.agent008.app.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code agent008 bench}: what the phone costs on this machine. */
@Command(
        name = "bench",
        description = "Measure the phone on this machine: start, latencies, CPU and memory.",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
    private static final int OK = 0;
    private static final int FAILED = 1;

    @Option(
            names = "--idle",
            paramLabel = "SECONDS",
            description = "How long the idle phone is watched (default: ${DEFAULT-VALUE}).",
            defaultValue = "60")
    private int idle;

    @Option(
            names = "--hold",
            paramLabel = "SECONDS",
            description = "How long simultaneous calls are watched (default: ${DEFAULT-VALUE}).",
            defaultValue = "20")
    private int hold;

    @Option(
            names = "--calls",
            paramLabel = "N",
            description = "Calls made one after the other (default: ${DEFAULT-VALUE}).",
            defaultValue = "100")
    private int calls;

    @Override
    public Integer call() throws InterruptedException {
        Progress out = new Progress(System.out);
        if (idle < 1 || hold < 1 || calls < 1) {
            out.text("--idle, --hold and --calls are at least 1.");
            return FAILED;
        }
        try {
            List<String> rows =
                    new Bench(out, Duration.ofSeconds(idle), Duration.ofSeconds(hold), calls).run();
            out.text("");
            out.text("| What | Measured |");
            out.text("|---|---|");
            rows.forEach(out::text);
            return OK;
        } catch (Deadline.Missed | IOException e) {
            out.step("The measurement failed. " + e.getMessage());
            return FAILED;
        }
    }
}
