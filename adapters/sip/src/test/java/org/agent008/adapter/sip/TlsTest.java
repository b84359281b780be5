package org.agent008.adapter.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.agent008.domain.doctor.Chart;
import org.agent008.domain.doctor.Condition;
import org.agent008.domain.doctor.Finding;
import org.agent008.domain.doctor.Step;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.settings.Account;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the phone trusts over wss. */
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String AUTHORITY = "authority";
    private static final String HERE = "san=ip:127.0.0.1";

    @TempDir private Path dir;

    @Test
    void aServerWithATrustedCertificateIsRegisteredAt() throws Exception {
        KeyStore server = certificate("server", HERE, "-validity", "2");
        Pbx pbx = Pbx.open(server(server));
        try (var phone = new SipSignaling(Bench.options().withTls(trusting(server)))) {
            var heard = new Heard();
            phone.register(Bench.account(address(pbx)), heard);
            String register = pbx.expect("REGISTER");
            assertThat(register).contains("Via: SIP/2.0/WSS ");
            pbx.send(Pbx.response(register, 200));
            heard.registration(Registration.Registered.class);
        } finally {
            pbx.stop(1000);
        }
    }

    @Test
    void overTlsTheSameHolds() throws Exception {
        KeyStore server = certificate("server", HERE, "-validity", "2");
        try (PlainPbx pbx = PlainPbx.stream("tls", server(server).getServerSocketFactory());
                var phone = new SipSignaling(Bench.options().withTls(trusting(server)))) {
            var heard = new Heard();
            phone.register(Bench.account(pbx.uri()), heard);
            String register = pbx.expect("REGISTER");
            assertThat(register).contains("Via: SIP/2.0/TLS 127.0.0.1:", ";transport=tls>");
            pbx.send(Pbx.response(register, 200));
            heard.registration(Registration.Registered.class);
            URI other = URI.create(pbx.uri().toString().replace("127.0.0.1", "localhost"));
            phone.register(Bench.account(other), heard);
            assertThat(heard.registration(Registration.Lost.class).reason())
                    .startsWith(other + " has a certificate for another name");
        }
    }

    @Test
    void anUnknownAuthorityIsRefused() throws Exception {
        KeyStore rogue = certificate("rogue", HERE, "-validity", "2");
        KeyStore trusted = certificate("trusted", HERE, "-validity", "2");
        assertThat(refusal(rogue, trusted)).contains("name its PEM file as trustStore");
    }

    @Test
    void anAuthorityThatTakesATrustedOnesNameIsRefused() throws Exception {
        KeyStore rogue = certificate("ca", HERE, "-validity", "2");
        KeyStore trusted = certificate("ca", HERE, "-validity", "2");
        assertThat(refusal(rogue, trusted)).contains("name its PEM file as trustStore");
    }

    @Test
    void aCertificateForAnotherHostIsRefused() throws Exception {
        KeyStore other = certificate("other", "san=dns:pbx.example.com", "-validity", "2");
        assertThat(refusal(other, other)).contains("certificate for another name: set wsUri");
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        KeyStore old = certificate("old", HERE, "-startdate", "-9d", "-validity", "2");
        assertThat(refusal(old, old)).contains("has expired");
    }

    @Test
    void aCertificateOfTheFutureIsRefused() throws Exception {
        KeyStore early = certificate("early", HERE, "-startdate", "+9d", "-validity", "2");
        assertThat(refusal(early, early)).contains("not valid yet");
    }

    @Test
    void theDoctorTellsOfTheCertificateAndWarnsBeforeItExpires() throws Exception {
        KeyStore server = certificate("server", HERE, "-validity", "2");
        Pbx pbx = Pbx.open(server(server));
        Account account = Bench.account(address(pbx));
        try {
            List<Step> trusted = examined(account, Bench.options().withTls(trusting(server)));
            Finding tls = trusted.get(2).finding();
            assertThat(tls.condition()).isEqualTo(Condition.WARNING);
            assertThat(tls.text()).contains("certificate of CN=server by CN=server, valid until");
            assertThat(trusted.getLast().name()).startsWith("WebSocket wss://");
            assertThat(trusted.getLast().finding().condition()).isEqualTo(Condition.OK);

            List<Step> unknown = examined(account, Bench.options());
            assertThat(unknown.getLast().name()).startsWith("TLS 127.0.0.1:");
            assertThat(unknown.getLast().finding().advice().orElseThrow()).contains("trustStore");
            assertThat(pbx.unasked()).isEmpty();
        } finally {
            pbx.stop(1000);
        }
    }

    private static List<Step> examined(Account account, SipOptions options) throws Exception {
        Chart chart = new Chart(InstantSource.system(), _ -> {});
        new ServerProbe(account, options, InstantSource.system()).examine(chart);
        return chart.steps();
    }

    private static String refusal(KeyStore server, KeyStore trusted) throws Exception {
        Pbx pbx = Pbx.open(server(server));
        try (var phone = new SipSignaling(Bench.options().withTls(trusting(trusted)))) {
            var heard = new Heard();
            phone.register(Bench.account(address(pbx)), heard);
            String reason = heard.registration(Registration.Lost.class).reason();
            assertThat(pbx.unasked()).isEmpty();
            assertThat(reason).startsWith(address(pbx).toString());
            return reason;
        } finally {
            pbx.stop(1000);
        }
    }

    private static URI address(Pbx pbx) {
        return URI.create("wss://127.0.0.1:" + pbx.getPort());
    }

    /** A certificate of an authority of its own, and its key. */
    private KeyStore certificate(String authority, String san, String... more) throws Exception {
        Path file = dir.resolve(UUID.randomUUID().toString());
        var dname = List.of("-dname", "CN=" + authority, "-ext", "bc:c", "-validity", "9");
        generate(file, AUTHORITY, dname);
        var options = new ArrayList<>(List.of("-signer", AUTHORITY, "-ext", san));
        options.addAll(List.of("-dname", "CN=server"));
        options.addAll(List.of(more));
        generate(file, "server", options);
        return load(file);
    }

    private static void generate(Path file, String name, List<String> more) throws Exception {
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = new ArrayList<>(List.of(keytool, "-genkeypair", "-keyalg", "EC"));
        command.addAll(List.of("-keystore", file.toString(), "-storepass", new String(PASSWORD)));
        command.addAll(List.of("-alias", name));
        command.addAll(more);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static SSLContext server(KeyStore its) throws GeneralSecurityException, IOException {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry(
                "server",
                its.getKey("server", PASSWORD),
                PASSWORD,
                its.getCertificateChain("server"));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static SSLContext trusting(KeyStore its) throws GeneralSecurityException, IOException {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry(AUTHORITY, its.getCertificate(AUTHORITY));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
