package org.agent008.adapter.webrtc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a main class in a JVM of its own: an abort there is a failed test here. */
record Forked(int exit, String output) {
    private static final long LIMIT_SECONDS = 120;

    /**
     * Runs it to its end.
     *
     * @param prefix words before the java command, as "unshare", "-rn"
     * @param environment set on top of this JVM's own
     */
    static Forked run(
            List<String> prefix, Map<String, String> environment, Class<?> main, String... args) {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx256m", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(args));
        try {
            Path output = Files.createTempFile("forked", ".txt"); // a pipe could fill up and block
            try {
                var builder = new ProcessBuilder(command).redirectErrorStream(true);
                builder.environment().putAll(environment);
                Process process = builder.redirectOutput(output.toFile()).start();
                boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
                if (!ended) {
                    process.destroyForcibly().waitFor();
                }
                String text = Files.readString(output, StandardCharsets.UTF_8);
                return new Forked(
                        ended ? process.exitValue() : -1,
                        ended ? text : text + "\n(did not end in " + LIMIT_SECONDS + " s)");
            } finally {
                Files.delete(output);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
