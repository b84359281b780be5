package org.agent008.app.lab;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.agent008.adapter.webrtc.ToneMeter;
import org.agent008.app.harness.Await;

/** Debian's linphonec, driven over its standard input. */
final class Linphone implements PlainPhone {
    private final Process process;
    private final Writer commands;
    private final Path home;

    private Linphone(Process process, Path home) {
        this.process = process;
        this.home = home;
        this.commands = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    }

    static Linphone start(Lab lab, String user, Path tone) throws IOException {
        Path home = Lab.runDirectory("linphone");
        Path config = Files.writeString(home.resolve("rc"), config(lab, user, home));
        ProcessBuilder builder =
                new ProcessBuilder("linphonec", "-c", config.toString(), "-a")
                        .directory(home.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(home.resolve("output.log").toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "HOME", home.toString(),
                                "XDG_DATA_HOME", home.toString(),
                                "XDG_CONFIG_HOME", home.toString()));
        Linphone phone = new Linphone(builder.start(), home);
        phone.send("soundcard use files");
        phone.send("play " + tone);
        phone.send("record " + home.resolve("heard.wav"));
        lab.awaitRegistered(user);
        return phone;
    }

    private static String config(Lab lab, String user, Path home) throws IOException {
        return """
        [sip]
        sip_port=%d
        sip_tcp_port=-1
        sip_tls_port=-1
        default_proxy=0
        guess_hostname=0
        contact="%2$s" <sip:%2$s@127.0.0.1>
        media_encryption=none
        use_ipv6=0
        lime=0
        [net]
        firewall_policy=none
        force_ice_disablement=1
        [rtp]
        audio_rtp_port=%3$d
        [sound]
        echocancellation=0
        [storage]
        backend=sqlite3
        uri=%4$s/linphone.db
        [auth_info_0]
        username=%2$s
        passwd=%5$s
        realm=%6$s
        [proxy_0]
        reg_proxy=<sip:127.0.0.1:%7$d;transport=udp>
        reg_route=<sip:127.0.0.1:%7$d;transport=udp;lr>
        reg_identity=<sip:%2$s@%6$s>
        reg_expires=300
        reg_sendregister=1
        publish=0
        dial_escape_plus=0
        """
                .formatted(
                        Lab.freePort(),
                        user,
                        Lab.freePort() & ~1,
                        home,
                        Lab.password(user),
                        Lab.DOMAIN,
                        lab.port());
    }

    private void send(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("linphonec does not listen:\n" + output(), e);
        }
    }

    private boolean says(String text) {
        return output().contains(text);
    }

    private String output() {
        try {
            return Files.readString(home.resolve("output.log"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void call(String user) {
        send("call sip:" + user + "@" + Lab.DOMAIN);
    }

    @Override
    public void hangUp() {
        send("terminate");
    }

    @Override
    public ToneMeter.Reading heard() {
        Await.until("linphonec's call is over", () -> says("ended ("));
        try {
            return ToneFile.read(home.resolve("heard.wav"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        send("quit");
        commands.close();
        Lab.end(process);
    }
}
