package org.agent008.app.lab;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * SIPp with one scenario of {@code src/lab/sipp} for one call, at a UDP port of its own. Keys and
 * their values, in turn, replace {@code @key@} in it.
 */
final class Sipp implements AutoCloseable {
    private static final int SECONDS = 60;

    /** One period of 1000 Hz in PCMU (the digital milliwatt of ITU-T G.711). */
    private static final byte[] MILLIWATT = {
        0x1E, 0x0B, 0x0B, 0x1E, (byte) 0x9E, (byte) 0x8B, (byte) 0x8B, (byte) 0x9E
    };

    private final Process process;
    private final Path run;
    private final int port;

    private Sipp(Process process, Path run, int port) {
        this.process = process;
        this.run = run;
        this.port = port;
    }

    /** Waits to be called. */
    static Sipp answering(String scenario, String... keys) throws IOException {
        return start(scenario, List.of(), keys);
    }

    /** Calls somebody of the lab at once. */
    static Sipp calling(Lab lab, String scenario, String... keys) throws IOException {
        return start(scenario, List.of("127.0.0.1:" + lab.port()), keys);
    }

    private static Sipp start(String scenario, List<String> target, String... keys)
            throws IOException {
        Path run = Lab.runDirectory("sipp");
        Files.write(run.resolve("tone.ulaw"), tone());
        int port = Lab.freePort();
        List<String> command = new ArrayList<>(List.of("sipp", "-nostdin", "-m", "1", "-t", "u1"));
        command.addAll(List.of("-i", "127.0.0.1", "-p", "" + port, "-cp", "" + Lab.freePort()));
        command.addAll(List.of("-mp", "" + (Lab.freePort() & ~1), "-timeout", SECONDS + "s"));
        command.addAll(List.of("-timeout_error", "-trace_msg", "-trace_err"));
        String script = Files.readString(Lab.script("sipp/" + scenario + ".xml"));
        for (int i = 0; i < keys.length; i += 2) {
            script = script.replace("@" + keys[i] + "@", keys[i + 1]);
        }
        Path file = Files.writeString(run.resolve(scenario + ".xml"), script);
        command.addAll(List.of("-sf", file.toString()));
        command.addAll(target);
        ProcessBuilder builder = new ProcessBuilder(command).directory(run.toFile());
        builder.environment().put("TERM", "xterm");
        return new Sipp(
                builder.redirectErrorStream(true)
                        .redirectOutput(run.resolve("screen.txt").toFile())
                        .start(),
                run,
                port);
    }

    /** What scenarios that speak play: half a minute of 1000 Hz. */
    private static byte[] tone() {
        byte[] tone = new byte[30 * 8000];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = MILLIWATT[i % MILLIWATT.length];
        }
        return tone;
    }

    /** What to dial to reach it. */
    String number() {
        return "9" + port;
    }

    /** Where it is by UDP. */
    URI uri() {
        return URI.create("udp://127.0.0.1:" + port);
    }

    /** Waits for the scenario's end, which has to be the one that was written. */
    void awaitSuccess() throws IOException, InterruptedException {
        boolean ended = process.waitFor(SECONDS + 10, TimeUnit.SECONDS);
        if (!ended || process.exitValue() != 0) {
            throw new AssertionError("SIPp's scenario went another way:\n" + evidence());
        }
    }

    private String evidence() throws IOException {
        StringBuilder all = new StringBuilder();
        try (var files = Files.list(run)) {
            for (Path file : files.sorted().toList()) {
                all.append("---- ").append(file).append('\n').append(Files.readString(file));
            }
        }
        return all.toString();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
