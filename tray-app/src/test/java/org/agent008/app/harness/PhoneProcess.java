package org.agent008.app.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program as people start it, in a process of its own that can be killed. */
public final class PhoneProcess implements AutoCloseable {
    private final Process process;
    private final Path home;
    private final Path output;

    private PhoneProcess(Process process, Path home, Path output) {
        this.process = process;
        this.home = home;
        this.output = output;
    }

    /**
     * Starts {@code agent008 ARGS}.
     *
     * @param home where it finds and keeps its files; a later process may go on with them
     */
    public static PhoneProcess start(Path home, String... args) throws IOException {
        return start(home, Map.of(), args);
    }

    /** The same with more in its environment. */
    public static PhoneProcess start(Path home, Map<String, String> more, String... args)
            throws IOException {
        return start(home, more, ProcessBuilder.Redirect.PIPE, args);
    }

    /** The same with a file in place of what somebody would type. */
    public static PhoneProcess startTyping(Path home, Path typed, String... args)
            throws IOException {
        return start(home, Map.of(), ProcessBuilder.Redirect.from(typed.toFile()), args);
    }

    private static PhoneProcess start(
            Path home, Map<String, String> more, ProcessBuilder.Redirect input, String... args)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", classPath(), "org.agent008.app.Main"));
        command.addAll(List.of(args));
        Path output = Files.createTempFile(home, "output-", ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectInput(input);
        builder.redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.putAll(more);
        environment.put("HOME", home.toString());
        for (String directory : List.of("CONFIG", "DATA", "CACHE", "STATE")) {
            environment.put("XDG_" + directory + "_HOME", home.resolve(directory).toString());
        }
        environment.put("XDG_RUNTIME_DIR", home.resolve("RUNTIME").toString());
        return new PhoneProcess(builder.start(), home, output);
    }

    /** The forked test JVM may run from a jar that only points to its class path. */
    private static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Its local API, once it is there. */
    public ApiClient awaitApi() {
        Path runtime = home.resolve("RUNTIME").resolve("agent008");
        Await.until("api.json of this process", () -> isAlive() && isAnnounced(runtime));
        try {
            return ApiClient.of(runtime);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isAnnounced(Path runtime) {
        try {
            return ApiClient.pid(runtime) == process.pid();
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isAlive() {
        if (!process.isAlive()) {
            throw new AssertionError(
                    "the phone ended with " + process.exitValue() + ":\n" + output());
        }
        return true;
    }

    public long pid() {
        return process.pid();
    }

    /** What it has printed so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end; gives the exit code. */
    public int awaitExit() {
        Await.until("the phone's end", () -> !process.isAlive());
        return process.exitValue();
    }

    /** {@code kill -9}; returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Ends it as the system does (SIGTERM). */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                kill();
                throw new AssertionError("the phone did not end by itself:\n" + output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
