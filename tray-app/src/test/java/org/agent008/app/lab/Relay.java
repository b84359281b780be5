package org.agent008.app.lab;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.agent008.app.harness.Await;

/** coturn in a network of its own, at the standard port. */
record Relay(String host, Process process) implements AutoCloseable {
    static final int PORT = 3478;
    private static final String USER = "ana";
    private static final String PASSWORD = "lab-secret";

    static Relay startIn(NetSpace space) throws IOException {
        List<String> command = new ArrayList<>(space.within());
        command.addAll(
                List.of(
                        "turnserver",
                        "-n",
                        "--listening-ip=" + space.far(),
                        "--relay-ip=" + space.far(),
                        "--listening-port=" + PORT,
                        "--lt-cred-mech",
                        "--realm=lab.test",
                        "--user=" + USER + ":" + PASSWORD,
                        "--no-tls",
                        "--no-dtls",
                        "--no-cli",
                        "--simple-log",
                        "--log-file=stdout",
                        "--pidfile=/dev/null"));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.DISCARD)
                        .start();
        Relay relay = new Relay(space.far(), process);
        Await.until("coturn serves", relay::serves);
        return relay;
    }

    /** It opens UDP and TCP together. */
    private boolean serves() {
        if (!process.isAlive()) {
            throw new AssertionError("coturn ended with " + process.exitValue());
        }
        try (var _ = new Socket(host, PORT)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** As one configures it, among {@code iceServers}. */
    Map<String, String> asIceServer() {
        return Map.of(
                "urls", "turn:" + host + ":" + PORT, "username", USER, "credential", PASSWORD);
    }

    @Override
    public void close() {
        process.destroy();
        Lab.end(process);
    }
}
