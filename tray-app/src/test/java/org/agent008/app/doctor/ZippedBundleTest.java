package org.agent008.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.agent008.adapter.settings.AppPaths;
import org.agent008.adapter.settings.LayeredConfiguration;
import org.agent008.domain.doctor.Doctor;
import org.agent008.domain.doctor.Finding;
import org.agent008.domain.fake.FakeSecrets;
import org.agent008.domain.settings.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets planted wherever one could be: none comes through. */
class ZippedBundleTest {
    private static final String PASSWORD = "planted-password";
    private static final String KEPT = "planted-in-the-key-ring";
    private static final String KEY = "whsec_UGxhbnRlZFBsYW50ZWRQbGFudGVkUGxhbnRlZA==";
    private static final String HEADER = "planted-header-value";
    private static final String CREDENTIAL = "planted-turn-credential";
    private static final String PATH = "/services/T0PLANTED/B0PLANTED";
    private static final String TOKEN = "planted-query-token";
    private static final String BEARER = "planted0bearer0token";
    private static final String BASIC = "cGxhbnRlZDpiYXNpYw==";
    private static final String DIGEST = "0123456789abcdef0123456789abcdef";
    private static final List<String> ALL =
            List.of(
                    PASSWORD,
                    KEPT,
                    KEY,
                    HEADER,
                    CREDENTIAL,
                    PATH,
                    TOKEN,
                    BEARER,
                    BASIC,
                    DIGEST,
                    "proxy-pass",
                    "uri-pass");

    @TempDir private Path directory;

    @Test
    void noSecretComesThrough() throws IOException, InterruptedException {
        Map<String, String> files = bundle(everywhere());

        assertThat(files)
                .containsOnlyKeys(
                        "doctor.txt",
                        "doctor.json",
                        "versions.txt",
                        "settings.json",
                        "sip-trace.txt",
                        "log/agent008.log");
        files.forEach((name, text) -> assertThat(text).as(name).doesNotContain(ALL));
    }

    @Test
    void whatHelpsIsThere() throws IOException, InterruptedException {
        Map<String, String> files = bundle("REGISTER sip:pbx.test SIP/2.0\nCall-ID: abc\n");

        assertThat(files.get("sip-trace.txt")).contains("REGISTER sip:pbx.test", "Call-ID: abc");
        assertThat(files.get("doctor.txt")).contains("FAULT  DNS", "-> Check the name");
        assertThat(files.get("doctor.json")).contains("\"state\" : \"fault\"");
        assertThat(files.get("versions.txt")).contains("Agent 008 1.2.3", "java.runtime.version");
        assertThat(files.get("settings.json"))
                .contains("\"sipUri\" : \"sip:1001@pbx.test\"", "hooks.test");
        assertThat(files.get("log/agent008.log")).contains("REGISTER sip:pbx.test");
    }

    /** Each on its own, and as it comes along. */
    private static String everywhere() {
        return String.join("\n", ALL.subList(0, 6))
                + """

                Authorization: Digest username="1001", response="%s"
                Proxy-Authorization: Basic %s
                "Authorization" : "Bearer %s"
                sent Bearer %s and got 401
                wss://pbx.test/ws?token=%s&x=%s
                http://ana:proxy-pass@proxy.test:3128
                <sip:ana:uri-pass@pbx.test>
                token = %s
                """
                        .formatted(DIGEST, BASIC, BEARER, BEARER, TOKEN, TOKEN, BEARER);
    }

    private Map<String, String> bundle(String said) throws IOException, InterruptedException {
        Path logs = Files.createDirectory(directory.resolve("state"));
        Files.writeString(logs.resolve("agent008.log"), said);
        Doctor doctor =
                new Doctor(
                        () ->
                                List.of(chart ->
                                        chart.look(
                                                "DNS",
                                                () -> Finding.fault(said, "Check the name"))),
                        InstantSource.system());
        FakeSecrets keyRing = new FakeSecrets();
        keyRing.put("kept", new Secret(KEPT));
        try (LayeredConfiguration configuration =
                new LayeredConfiguration(
                        new AppPaths(config(), true, directory, logs, directory),
                        "test",
                        Map.of("PLANTED", CREDENTIAL),
                        Map.of(),
                        keyRing)) {
            configuration.load();
            assertThat(configuration.state().faults()).isEmpty();
            return files(
                    new ZippedBundle(doctor, configuration, () -> said, Optional.of(logs), "1.2.3")
                            .zip());
        }
    }

    private Path config() throws IOException {
        return Files.writeString(
                directory.resolve("config.json"),
                """
                {
                  "sipUri": "sip:1001@pbx.test", "sipPassword": "%s",
                  "wsUri": "wss://pbx.test/ws?token=%s",
                  "iceServers": [{"urls": "turn:t.test", "username": "a", "credential": "env:PLANTED"}],
                  "webhooks": [
                    {"label": "a", "endpoint": "https://hooks.test%s", "secret": "%s",
                     "headers": {"X-Key": "%s"}},
                    {"label": "b", "endpoint": "https://hooks.test/b?key=%s",
                     "headers": {"X-Key": "secret:kept"}}
                  ],
                  "sipPasword": "%s"
                }
                """
                        .formatted(PASSWORD, TOKEN, PATH, KEY, HEADER, TOKEN, PASSWORD));
    }

    private static Map<String, String> files(byte[] zipped) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
