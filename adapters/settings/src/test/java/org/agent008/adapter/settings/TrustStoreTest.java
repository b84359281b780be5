package org.agent008.adapter.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateExpiredException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.agent008.domain.fake.FakeSecrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom {@code trustStore} lets the phone trust. */
class TrustStoreTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir private Path dir;

    @Test
    void aServersOwnCertificateIsTrusted() throws Exception {
        SSLContext context = TrustStore.context(pem("valid"));
        assertThatCode(() -> shakeHands(context, "valid")).doesNotThrowAnyException();
    }

    @Test
    void aServersOwnCertificateIsRefusedOnceItHasExpired() throws Exception {
        SSLContext context = TrustStore.context(pem("expired"));
        assertThatThrownBy(() -> shakeHands(context, "expired"))
                .isInstanceOf(SSLException.class)
                .hasCauseInstanceOf(CertificateExpiredException.class);
    }

    @Test
    void otherServersAreNotTrusted() throws Exception {
        SSLContext context = TrustStore.context(pem("expired"));
        assertThatThrownBy(() -> shakeHands(context, "valid")).isInstanceOf(SSLException.class);
    }

    @Test
    void theAuthoritiesThatJavaKnowsStayTrusted() throws Exception {
        var java = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        java.init((KeyStore) null);
        int known = ((X509TrustManager) java.getTrustManagers()[0]).getAcceptedIssuers().length;
        assertThat(TrustStore.anchors(bundle("valid", "expired")).size()).isEqualTo(known + 2);
    }

    @Test
    void aFileThatIsGoneByNowIsNamed() {
        assertThatThrownBy(() -> TrustStore.context(dir.resolve("none.pem")))
                .isInstanceOf(IOException.class)
                .hasMessage("trustStore: " + dir.resolve("none.pem") + ": does not exist");
    }

    @Test
    void theFileBeginsWhereTheConfigurationIs() throws Exception {
        Path file = pem("valid");
        var settings = new JsonSettings("Agent 008/test", Map.of(), new FakeSecrets());
        Path config =
                Files.writeString(
                        dir.resolve("config.json"),
                        "{\"trustStore\": \"" + file.getFileName() + "\"}");
        assertThat(settings.load(config))
                .isInstanceOfSatisfying(
                        Loaded.Valid.class,
                        valid -> assertThat(valid.settings().trustStore()).contains(file));
    }

    @Test
    void whatIsWrongWithItIsToldWithThePlaceOfTheSetting() throws Exception {
        assertThat(fault("none.pem")).endsWith("trustStore: names a file that does not exist");
        Files.writeString(dir.resolve("empty.pem"), "hello\n");
        assertThat(fault("empty.pem"))
                .endsWith(
                        "config.json:2:3: trustStore: names a file that holds no certificate: it"
                                + " must be PEM text with -----BEGIN CERTIFICATE-----");
        String good = Files.readString(pem("valid"));
        Files.writeString(dir.resolve("bad.pem"), good + "\n" + good.substring(0, 200));
        assertThat(fault("bad.pem"))
                .endsWith(
                        "trustStore: names a file that is garbled: no certificate can be read here"
                                + " at its line "
                                + (good.lines().count() + 2));
    }

    private String fault(String file) throws IOException {
        Path config =
                Files.writeString(
                        dir.resolve("config.json"), "{\n  \"trustStore\": \"" + file + "\"\n}\n");
        var loaded = new JsonSettings("Agent 008/test", Map.of(), new FakeSecrets()).load(config);
        return ((Loaded.Broken) loaded).faults().getFirst().toString();
    }

    private Path bundle(String... names) throws IOException, GeneralSecurityException {
        var text = new StringBuilder("# José's\n");
        for (String name : names) {
            text.append(Files.readString(pem(name))).append("# and\n");
        }
        return Files.writeString(dir.resolve("all.pem"), text, StandardCharsets.ISO_8859_1);
    }

    private Path pem(String name) throws IOException, GeneralSecurityException {
        return pem(name, dir);
    }

    static Path pem(String name, Path dir) throws IOException, GeneralSecurityException {
        byte[] der = keys(name).getCertificate("server").getEncoded();
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return Files.writeString(
                dir.resolve(name + ".pem"),
                "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
    }

    static KeyStore keys(String name) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = TrustStoreTest.class.getResourceAsStream(name + ".p12")) {
            keys.load(Objects.requireNonNull(in), PASSWORD);
        }
        return keys;
    }

    /** What a server on 127.0.0.1 shows itself by. */
    static SSLContext server(String name) throws IOException, GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keys(name), PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static void shakeHands(SSLContext client, String serverName) throws Exception {
        SSLContext context = server(serverName);
        InetAddress here = InetAddress.getLoopbackAddress();
        try (var server =
                (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 1, here)) {
            Thread far = Thread.ofVirtual().start(() -> accept(server));
            try (var socket =
                    (SSLSocket)
                            client.getSocketFactory().createSocket(here, server.getLocalPort())) {
                socket.startHandshake();
            }
            far.join();
        }
    }

    /** The client's side of the story is what counts. */
    private static void accept(SSLServerSocket server) {
        try (var socket = (SSLSocket) server.accept()) {
            socket.startHandshake();
        } catch (IOException e) {
            assertThat(e).isInstanceOf(IOException.class);
        }
    }
}
