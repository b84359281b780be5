package org.agent008.app.lab;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.agent008.adapter.webrtc.ToneMeter;
import org.agent008.app.harness.Await;

/** Debian's baresip, driven over its control port. */
final class Baresip implements PlainPhone {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Process process;
    private final Path home;
    private final Socket control;

    private Baresip(Process process, Path home, Socket control) {
        this.process = process;
        this.home = home;
        this.control = control;
    }

    static Baresip start(Lab lab, String user, Path tone) throws IOException {
        Path home = Lab.runDirectory("baresip");
        int controlPort = Lab.freePort();
        Files.writeString(home.resolve("config"), config(controlPort, tone, home));
        Files.writeString(home.resolve("accounts"), account(lab, user));
        Files.writeString(home.resolve("contacts"), "");
        Path log = home.resolve("baresip.log");
        Process process =
                new ProcessBuilder("baresip", "-f", home.toString())
                        .directory(home.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        Socket control =
                Await.value("baresip's control port", () -> connected(process, log, controlPort));
        lab.awaitRegistered(user);
        return new Baresip(process, home, control);
    }

    private static String config(int controlPort, Path tone, Path home) throws IOException {
        int rtp = Lab.freePort() & ~1;
        return """
        sip_listen 127.0.0.1:%d
        audio_player aufile,/dev/null
        audio_source aufile,%s
        audio_alert aufile,/dev/null
        ausrc_srate 48000
        auplay_srate 48000
        ausrc_channels 1
        auplay_channels 1
        rtp_ports %d-%d
        rtcp_mux no
        net_interface 127.0.0.1
        module_path /usr/lib/baresip/modules
        module g711.so
        module opus.so
        module aufile.so
        module uuid.so
        module sndfile.so
        module_app account.so
        module_app menu.so
        module_app ctrl_tcp.so
        ctrl_tcp_listen 127.0.0.1:%d
        snd_path %s
        """
                .formatted(Lab.freePort(), tone, rtp, rtp + 20, controlPort, home);
    }

    private static String account(Lab lab, String user) {
        return ("<sip:%s@%s>;auth_user=%s;auth_pass=%s;outbound=\"sip:127.0.0.1:%d;transport=udp\""
                        + ";regint=300;answermode=auto;audio_codecs=opus/48000/2,pcmu,pcma\n")
                .formatted(user, Lab.DOMAIN, user, Lab.password(user), lab.port());
    }

    private static Optional<Socket> connected(Process process, Path log, int port) {
        if (!process.isAlive()) {
            throw new AssertionError("baresip ended:\n" + read(log));
        }
        try {
            return Optional.of(new Socket(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void call(String user) {
        send("dial", "sip:" + user + "@" + Lab.DOMAIN);
    }

    @Override
    public void hangUp() {
        send("hangup", "");
    }

    /** As a netstring: length, colon, JSON, comma. */
    private void send(String command, String params) {
        String json = JSON.valueToTree(Map.of("command", command, "params", params)).toString();
        String line = json.getBytes(StandardCharsets.UTF_8).length + ":" + json + ",";
        try {
            OutputStream out = control.getOutputStream();
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ToneMeter.Reading heard() {
        Path log = home.resolve("baresip.log");
        Await.until("baresip's call is over", () -> read(log).contains("terminated (duration"));
        try (Stream<Path> files = Files.list(home)) {
            List<Path> heard = files.filter(f -> f.toString().endsWith("-dec.wav")).toList();
            return ToneFile.read(heard.getFirst());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        send("quit", "");
        control.close();
        Lab.end(process);
    }
}
