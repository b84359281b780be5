package org.agent008.app.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** A network of its own, whose cable to this machine can be cut. Needs root. */
final class NetSpace implements AutoCloseable {
    private final String name;
    private final String net;

    private NetSpace(String name, String net) {
        this.name = name;
        this.net = net;
    }

    static NetSpace create() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        NetSpace space =
                new NetSpace(
                        "lab" + random.nextInt(10_000, 100_000),
                        "10." + random.nextInt(100, 200) + "." + random.nextInt(1, 255));
        space.run("up", space.net);
        return space;
    }

    /** The address of what runs in it. */
    String far() {
        return net + ".1";
    }

    /** How a command begins that shall run in it. */
    List<String> within() {
        return List.of("ip", "netns", "exec", name);
    }

    void cut() {
        run("cut");
    }

    void mend() {
        run("mend");
    }

    /** This machine has another address there from now on. */
    void move() {
        run("address", net + ".3");
    }

    /** Of UDP, only what goes to or from a port there gets through. */
    void firewall(int port) {
        run("firewall", "" + port);
    }

    /** Delays and loses packets until the process' standard input is closed. */
    Process disturb() throws IOException {
        return new ProcessBuilder(Lab.script("net-space").toString(), "disturb", name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void run(String what, String... more) {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(Lab.script("net-space").toString(), what, name));
        command.addAll(List.of(more));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("net-space " + what + ": " + output.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        run("down");
    }
}
