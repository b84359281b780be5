package org.agent008.adapter.webrtc;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import org.agent008.domain.settings.IceServer;
import org.agent008.domain.settings.Secret;

/** coturn on loopback, at the standard port: for a network namespace of one's own. */
record TurnServer(Process process) implements AutoCloseable {
    static final int PORT = 3478;
    static final int FIRST_RELAY = 50_000;
    static final int LAST_RELAY = 50_100;
    private static final String USER = "ana";
    private static final String PASSWORD = "lab-secret";

    static TurnServer start() throws IOException {
        Process process =
                new ProcessBuilder(
                                "turnserver",
                                "-n",
                                "--listening-ip=127.0.0.1",
                                "--relay-ip=127.0.0.1",
                                "--listening-port=" + PORT,
                                "--min-port=" + FIRST_RELAY,
                                "--max-port=" + LAST_RELAY,
                                "--lt-cred-mech",
                                "--realm=lab.test",
                                "--user=" + USER + ":" + PASSWORD,
                                "--allow-loopback-peers",
                                "--no-tls",
                                "--no-dtls",
                                "--no-cli",
                                "--simple-log",
                                "--log-file=stdout",
                                "--pidfile=/dev/null")
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.DISCARD)
                        .start();
        TurnServer server = new TurnServer(process);
        Calls.until(server::listens, () -> "coturn");
        return server;
    }

    /** It opens UDP and TCP together. */
    private boolean listens() {
        if (!process.isAlive()) {
            throw new AssertionError("coturn ended with " + process.exitValue());
        }
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** As one configures it. */
    static IceServer by(String transport) {
        return new IceServer(
                List.of("turn:127.0.0.1:" + PORT + "?transport=" + transport),
                Optional.of(USER),
                Optional.of(new Secret(PASSWORD)));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
