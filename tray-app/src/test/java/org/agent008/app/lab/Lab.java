package org.agent008.app.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Kamailio on 127.0.0.1 and a free port; its log tells what it was asked. */
final class Lab implements AutoCloseable {
    static final String DOMAIN = "lab.test";
    private static final Path HOME = Path.of(System.getProperty("basedir", "."));

    private final Process process;
    private final Path run;
    private final int port;

    private Lab(Process process, Path run, int port) {
        this.process = process;
        this.run = run;
        this.port = port;
    }

    static Lab start() throws IOException {
        int port = freePort();
        Path run = runDirectory("pbx");
        Process process =
                new ProcessBuilder(script("lab-up").toString(), run.toString(), "" + port)
                        .redirectErrorStream(true)
                        .start();
        Lab lab = new Lab(process, run, port);
        var output = new StringBuilder();
        BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("ready ")) {
                return lab;
            }
            output.append(line).append('\n');
        }
        lab.close();
        throw new IllegalStateException("the lab's PBX did not start:\n" + output);
    }

    /** A file of the lab. */
    static Path script(String name) {
        return HOME.resolve("src/lab").resolve(name).toAbsolutePath();
    }

    /** A new directory below {@code target/lab}. */
    static Path runDirectory(String name) throws IOException {
        return Files.createTempDirectory(
                Files.createDirectories(HOME.resolve("target/lab").toAbsolutePath()), name + "-");
    }

    static String password(String user) {
        return "pw" + user;
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + port);
    }

    /** How many requests of a method a user has sent so far, repeated ones too. */
    long requests(String method, String from) {
        String mark = "LAB " + method + " from=" + from + " ";
        return log().lines().filter(line -> line.contains(mark)).count();
    }

    String log() {
        try {
            return Files.readString(run.resolve("kamailio.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
