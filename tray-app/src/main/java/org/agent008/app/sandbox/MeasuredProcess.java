package org.agent008.app.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.agent008.app.Main;

/** One of this program's commands in a JVM of its own, and what it uses. */
final class MeasuredProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 15;

    private final Process process;
    private final Writer input;

    MeasuredProcess(String name) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(a -> !a.startsWith("-javaagent") && !a.startsWith("-agentlib"))
                .forEach(command::add);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), name));
        process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        input = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Writes to its input at once. */
    void send(String text) throws IOException {
        input.write(text);
        input.flush();
    }

    /** When it says this line, by {@link System#nanoTime}. Ask once only. */
    CompletableFuture<Long> says(String wanted) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
                        for (String l = out.readLine(); l != null; l = out.readLine()) {
                            if (l.equals(wanted)) {
                                return System.nanoTime();
                            }
                        }
                        throw new IllegalStateException("the measured phone ended");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }

    /** CPU time so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Resident memory in bytes; empty where the system does not tell (only Linux does). */
    OptionalLong resident() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(l -> l.startsWith("VmRSS:"))
                    .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        }
    }

    /** Ends it by the end of its input; by force where that does not help. */
    @Override
    public void close() throws IOException {
        input.close();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
