package org.agent008.app.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.agent008.app.harness.Await;

/** Kamailio on 127.0.0.1 and a free port (TCP and UDP); its log tells what it was asked. */
final class Lab implements AutoCloseable {
    static final String DOMAIN = "lab.test";
    private static final Path HOME = Path.of(System.getProperty("basedir", "."));

    private final Path run;
    private final int port;
    private final List<String> options;
    private final Optional<NetSpace> space;
    private Process process;

    private Lab(Path run, int port, List<String> options, Optional<NetSpace> space)
            throws IOException {
        this.run = run;
        this.port = port;
        this.options = options;
        this.space = space;
        this.process = launched();
    }

    /** Kamailio alone: WebRTC phones call each other. */
    static Lab start() throws IOException {
        return start(freePort(), List.of(), Optional.empty());
    }

    /** With rtpengine beside it, which carries calls between WebRTC and plain-RTP phones. */
    static Lab startWithRtpengine() throws IOException {
        return start(freePort(), List.of("" + freePort()), Optional.empty());
    }

    /** With TLS and wss beside the rest. */
    static Lab startWithTls() throws IOException {
        return start(freePort(), List.of("", "" + freePort()), Optional.empty());
    }

    /** In a network of its own. */
    static Lab startIn(NetSpace space) throws IOException {
        return start(freePort(), List.of(), Optional.of(space));
    }

    private static Lab start(int port, List<String> options, Optional<NetSpace> space)
            throws IOException {
        Lab lab = new Lab(runDirectory("pbx"), port, options, space);
        try {
            lab.awaitReady();
            return lab;
        } catch (IllegalStateException e) {
            lab.close();
            throw e;
        }
    }

    private Process launched() throws IOException {
        List<String> command = command();
        command.addAll(List.of(script("lab-up").toString(), run.toString(), "" + port));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LAB_IP", host());
        return builder.start();
    }

    /** How a command begins that shall run where the PBX does. */
    List<String> command() {
        return new ArrayList<>(space.map(NetSpace::within).orElse(List.of()));
    }

    /** Its address, and that of the peers beside it. */
    String host() {
        return space.map(NetSpace::far).orElse("127.0.0.1");
    }

    private void awaitReady() throws IOException {
        var output = new StringBuilder();
        BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("ready ")) {
                return;
            }
            output.append(line).append('\n');
        }
        throw new IllegalStateException("the lab's PBX did not start:\n" + output);
    }

    /** {@code kill -9}: its connections and all it knew are gone. */
    void kill() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        Await.until("the PBX is gone", () -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** After a {@link #kill}: at the same address, with a new log; returns when it serves. */
    void startAgain() throws IOException {
        process = launched();
        awaitReady();
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
        return URI.create("ws://" + host() + ":" + port);
    }

    /** The same by another transport: {@code udp}, {@code tcp}, {@code tls} or {@code wss}. */
    URI uri(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + (isSecure(scheme) ? options.get(1) : port));
    }

    private static boolean isSecure(String scheme) {
        return scheme.equals("tls") || scheme.equals("wss");
    }

    /** Who certifies it for TLS and wss. */
    Path authority() {
        return run.resolve("ca.pem");
    }

    /** Where phones without WebSocket find it, by UDP and TCP. */
    int port() {
        return port;
    }

    /** How many requests of a method a user has sent so far, repeated ones too. */
    long requests(String method, String from) {
        String mark = "LAB " + method + " from=" + from + " ";
        return log().lines().filter(line -> line.contains(mark)).count();
    }

    /** Waits until a user who is not there yet has registered: challenged, then with a password. */
    void awaitRegistered(String user) {
        Await.until(user + " is registered", () -> requests("REGISTER", user) >= 2);
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
        end(process);
    }

    /** Waits for the end of a process that was told to end; kills it where it does not. */
    static void end(Process process) {
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    /** Free for TCP and for UDP. */
    static int freePort() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        while (true) {
            try (var tcp = new ServerSocket(0, 1, here);
                    var udp = new DatagramSocket(tcp.getLocalPort(), here)) {
                return udp.getLocalPort();
            } catch (BindException e) {
                // taken for UDP: another one
            }
        }
    }
}
