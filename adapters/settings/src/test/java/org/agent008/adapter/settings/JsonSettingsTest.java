package org.agent008.adapter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.agent008.domain.fake.FakeSecrets;
import org.agent008.domain.redaction.OwnPattern;
import org.agent008.domain.settings.Account;
import org.agent008.domain.settings.ApiSettings;
import org.agent008.domain.settings.AudioSettings;
import org.agent008.domain.settings.AutoAnswer;
import org.agent008.domain.settings.CallerNumber;
import org.agent008.domain.settings.IceServer;
import org.agent008.domain.settings.RecordingSettings;
import org.agent008.domain.settings.Secret;
import org.agent008.domain.settings.Status;
import org.agent008.domain.settings.WebhookEndpoint.Format;
import org.agent008.domain.settings.WindowSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSettingsTest {
    private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String WEBHOOK =
            """
            {"webhooks": [{
              "label": "crm",
              "endpoint": "http://crm.test/x?y=1",
              "format": "008-v2",
              "events": ["phone:ringing"],
              "secret": "%1$s",
              "secrets": ["%1$s"],
              "headers": {"Authorization": "Bearer t", },
              "insecure": true,
            }]}
            """
                    .formatted(KEY);

    private final JsonSettings settings =
            new JsonSettings(
                    "Agent 008/test",
                    Map.of("PBX_PASSWORD", "s3cret", "HOOK_KEY", KEY),
                    new FakeSecrets());

    @TempDir private Path dir;

    @Test
    void withoutWebSocketTheTransportStandsForTheScheme() throws IOException {
        assertThat(servers("'sipTransport': 'tls'")).containsExactly(URI.create("tls://pbx.test"));
        assertThat(servers("'sipTransport': 'udp', 'sipProxy': ['a.test:5070', '[::1]']"))
                .containsExactly(URI.create("udp://a.test:5070"), URI.create("udp://[::1]"));
        assertThat(servers("'sipTransport': 'tcp', 'sipProxy': '10.0.0.9'"))
                .containsExactly(URI.create("tcp://10.0.0.9"));
    }

    @Test
    void iceServersAreOneAddressOrSeveralAndTheirCredentialIsASecret() throws IOException {
        String file =
                """
                {"iceServers": [
                  {"urls": "stun:stun.test:3478"},
                  {"urls": ["turn:t.test?transport=tcp", "turns:[::1]:5349"],
                   "username": "u", "credential": "env:PBX_PASSWORD"}
                ]}
                """;
        List<IceServer> servers = load(file).settings().iceServers();
        assertThat(servers)
                .containsExactly(
                        new IceServer(
                                List.of("stun:stun.test:3478"), Optional.empty(), Optional.empty()),
                        new IceServer(
                                List.of("turn:t.test?transport=tcp", "turns:[::1]:5349"),
                                Optional.of("u"),
                                Optional.of(new Secret("s3cret"))));
        assertThat(servers).extracting(IceServer::relays).containsExactly(false, true);
        assertThat(servers.toString()).doesNotContain("s3cret");
        assertThat(load("{}").settings().iceServers()).isEmpty(); // nobody else is contacted
    }

    @Test
    void ownPatternsAreNamedExpressions() throws IOException {
        assertThat(
                        load("{\"analysis\": {\"patterns\": {\"customer\": \"C-\\\\d{6}\"}}}")
                                .settings()
                                .analysis()
                                .patterns())
                .containsExactly(new OwnPattern("customer", "C-\\d{6}"));
    }

    @Test
    void filesOfRecordingsAreThoseBesideTheConfiguration() throws IOException {
        String file =
                """
                {"recording": {"mode": "inbound", "announce": "notice.wav",
                               "directory": "calls", "keepDays": 30}}
                """;
        assertThat(load(file).settings().recording())
                .isEqualTo(
                        new RecordingSettings(
                                RecordingSettings.Mode.INBOUND,
                                Optional.of(
                                        new RecordingSettings.Announcement.Spoken(
                                                dir.resolve("notice.wav"))),
                                Optional.of(dir.resolve("calls")),
                                OptionalInt.of(30)));
        assertThat(load("{}").settings().recording()).isEqualTo(RecordingSettings.OFF);
        assertThat(load("{\"recording\": {\"announce\": \"none\"}}").settings().recording())
                .extracting(RecordingSettings::announcement)
                .isEqualTo(Optional.empty());
    }

    private List<URI> servers(String how) throws IOException {
        String file =
                "{'sipUri': 'sip:1@pbx.test', 'sipPassword': 'p', %s}"
                        .formatted(how)
                        .replace('\'', '"');
        return load(file).settings().account().orElseThrow().servers();
    }

    @Test
    void thePhoneStartsOnlineUnlessTheFileSaysOtherwise() throws IOException {
        assertThat(initial("[{'value': 'offline'}, {'value': 'online'}]")).isEqualTo("online");
        assertThat(initial("[{'value': 'here'}, {'value': 'offline'}]")).isEqualTo("here");
    }

    private String initial(String statuses) throws IOException {
        String file = "{'statuses': %s}".formatted(statuses).replace('\'', '"');
        return load(file).settings().initialStatus().value();
    }

    /** As the original's README shows it, comment included. */
    @Test
    void theExampleOfTheOriginalKeepsWorking() throws IOException {
        var loaded =
                load(
                        """
                        {
                          "sipUri": "sip:johndoe@example.com",
                          "sipPassword": "securepass",
                          "sipUser": "JohnDoe",
                          "wsUri": "wss://example.com:8089/ws",
                          "allowVideo": true,
                          "allowTransfer": true,
                          "allowBlindTransfer": true,
                          "allowAutoanswer": false,
                          "autoanswer": 5,
                          "statuses": [
                            { "value": "online", "text": "Online", "color": "#057e74" },
                            { "value": "away", "text": "Away", "color": "#ff00ff" },
                            { "value": "offline", "text": "Offline", "color": "#A9A9A9" }
                          ],
                          "numbers": [
                            {
                              "number": "+34917370224",
                              "tags": ["Main"]
                            },
                            {
                              "number": "+34917370225",
                              "tags": ["Sec"]
                            }
                          ],
                          "webhooks": [
                            {
                              "label": "mywebhook",
                              "endpoint": "https://example.com/webhook"
                            }
                          ],
                          "size": {
                            "width": 360,
                            "height": 500
                          },
                          "avatar": "https://example.com/avatar.jpg",
                          "nickname": "John Doe" // used as Basic Auth user
                        }
                        """);

        var read = loaded.settings();
        assertThat(read.account())
                .contains(
                        new Account(
                                "johndoe@example.com",
                                "johndoe",
                                "example.com",
                                "JohnDoe",
                                new Secret("securepass"),
                                List.of(URI.create("wss://example.com:8089/ws")),
                                Optional.of("John Doe")));
        assertThat(read.statuses())
                .extracting(Status::value)
                .containsExactly("online", "away", "offline");
        assertThat(read.initialStatus().text()).isEqualTo("Online");
        assertThat(read.numbers())
                .containsExactly(
                        new CallerNumber("+34917370224", List.of("Main")),
                        new CallerNumber("+34917370225", List.of("Sec")));
        assertThat(read.callerId()).contains("+34917370224");
        assertThat(read.size()).isEqualTo(new WindowSize(360, 500));
        assertThat(read.webhooks())
                .singleElement()
                .satisfies(hook -> {
                    assertThat(hook.label()).isEqualTo("mywebhook");
                    assertThat(hook.format()).isEqualTo(Format.ENVELOPE);
                    assertThat(hook.events()).isEmpty();
                    assertThat(hook.secrets()).isEmpty();
                });
        assertThat(loaded.notices())
                .extracting(Finding::field)
                .containsExactly("allowVideo", "avatar");
        assertThat(read.autoAnswer())
                .isEqualTo(new AutoAnswer(false, Duration.ofSeconds(5), Optional.empty()));
    }

    @Test
    void autoAnswerHasItsWaitAndWhoMayAsk() throws IOException {
        var read =
                load("""
                {"allowAutoanswer": true, "autoanswer": 1.5,
                 "autoAnswerFrom": ["1002", "+34 600"]}
                """)
                        .settings();
        assertThat(read.autoAnswer())
                .isEqualTo(
                        new AutoAnswer(
                                true,
                                Duration.ofMillis(1500),
                                Optional.of(Set.of("1002", "+34 600"))));
        assertThat(load("{\"autoAnswerFrom\": []}").settings().autoAnswer())
                .isEqualTo(new AutoAnswer(false, Duration.ofSeconds(5), Optional.of(Set.of())));
    }

    @Test
    void whatIsNotSetHasADefault() throws IOException {
        var read = load("{}").settings();

        assertThat(read).isEqualTo(settings.defaults());
        assertThat(read.account()).isEmpty();
        assertThat(read.statuses()).containsExactly(Status.ONLINE, Status.OFFLINE);
        assertThat(read.callerId()).isEmpty();
        assertThat(read.webhooks()).isEmpty();
        assertThat(read.api()).isEqualTo(ApiSettings.DEFAULT);
        assertThat(read.audio()).isEqualTo(AudioSettings.DEFAULT);
        assertThat(read.size()).isEqualTo(WindowSize.DEFAULT);
        assertThat(read.device()).isEqualTo("default");
        assertThat(read.userAgent()).isEqualTo("Agent 008/test");
        assertThat(read.maxCalls()).isEqualTo(4);
        assertThat(read.headless()).isFalse();
    }

    @Test
    void nullCountsAsNotSet() throws IOException {
        assertThat(load("{\"sipUri\": null, \"size\": {\"width\": null}}").settings())
                .isEqualTo(settings.defaults());
    }

    @Test
    void anAddressNeedsNoScheme() throws IOException {
        var account =
                account(
                        """
                        {"sipUri": "1001@pbx.test", "wsUri": ["wss://a.test", "wss://b.test/ws"]}
                        """);

        assertThat(account.aor()).isEqualTo("sip:1001@pbx.test");
        assertThat(account.name()).isEqualTo("1001@pbx.test");
        assertThat(account.authUser()).isEqualTo("1001");
        assertThat(account.displayName()).isEmpty();
        assertThat(account.servers())
                .containsExactly(URI.create("wss://a.test"), URI.create("wss://b.test/ws"));
    }

    @Test
    void aSecretMayComeFromTheEnvironment() throws IOException {
        var read =
                load("""
                {"sipUri": "sip:1@x", "wsUri": "ws://[::1]:8088", "sipPassword": "env:PBX_PASSWORD",
                 "webhooks": [{"label": "crm", "endpoint": "https://crm.test", "secret": "env:HOOK_KEY"}]}
                """)
                        .settings();

        assertThat(read.account().orElseThrow().password()).isEqualTo(new Secret("s3cret"));
        assertThat(read.webhooks().getFirst().secrets()).containsExactly(new Secret(KEY));
        assertThat(read.toString()).doesNotContain("s3cret", KEY);
    }

    @Test
    void aWebhookTakesAllItsFields() throws IOException {
        var hook = load(WEBHOOK).settings().webhooks().getFirst();

        assertThat(hook.url()).isEqualTo(URI.create("http://crm.test/x?y=1"));
        assertThat(hook.format()).isEqualTo(Format.LEGACY_V2);
        assertThat(hook.events()).containsExactly("phone:ringing");
        assertThat(hook.secrets()).containsExactly(new Secret(KEY), new Secret(KEY));
        assertThat(hook.headers())
                .containsExactly(Map.entry("Authorization", new Secret("Bearer t")));
        assertThat(hook.insecure()).isTrue();
    }

    @Test
    void plainHttpMayGoToThisMachine() throws IOException {
        var read =
                load(
                        """
                        {"webhooks": [
                          {"label": "a", "endpoint": "http://localhost:8080"},
                          {"label": "b", "endpoint": "http://127.0.0.1"},
                          {"label": "c", "endpoint": "http://[::1]:1"}]}
                        """);

        assertThat(read.settings().webhooks()).hasSize(3);
    }

    @Test
    void aMisspeltFieldIsNoticedWithTheNearestName() throws IOException {
        var loaded =
                load(
                        """
                        {
                          "sipPasword": "x",
                          "webhooks": [{"label": "a", "endpoint": "https://a.test", "event": []}],
                          "something": 1
                        }
                        """);

        assertThat(loaded.notices())
                .extracting(Finding::toString)
                .containsExactly(
                        file()
                                + ":2:3: sipPasword: is not a field of the configuration and is"
                                + " ignored: did you mean sipPassword?",
                        file()
                                + ":3:61: webhooks[0].event: is not a field of the configuration"
                                + " and is ignored: did you mean events?",
                        file()
                                + ":4:3: something: is not a field of the configuration and is"
                                + " ignored");
    }

    @Test
    void aByteOrderMarkDoesNoHarm() throws IOException {
        assertThat(load("\uFEFF{\"nickname\": \"Zoë\"}").settings().nickname()).isEqualTo("Zoë");
    }

    @Test
    void withoutAFileAtTheDefaultPlaceTheDefaultsHold() {
        var paths = new AppPaths(file(), false, dir, dir, dir);

        assertThat(settings.load(paths)).isInstanceOf(Loaded.Valid.class);
    }

    @Test
    void aFileThatWasNamedHasToExist() {
        var paths = new AppPaths(file(), true, dir, dir, dir);

        assertThat(settings.load(paths)).isInstanceOf(Loaded.Broken.class);
    }

    /** Bytes flipped, dropped and doubled at random: a wrong file is an answer, never a throw. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noDamageToAFileThrows(long seed) throws IOException {
        var random = new Random(seed);
        var broken = 0;
        for (int i = 0; i < 40; i++) {
            var damaged = damage(WEBHOOK.getBytes(StandardCharsets.UTF_8), random);
            var loaded = settings.load(Files.write(file(), damaged));
            if (loaded instanceof Loaded.Broken wrong) {
                broken++;
                assertThat(wrong.faults())
                        .isNotEmpty()
                        .allSatisfy(fault -> assertThat(fault.message()).isNotBlank());
            }
        }
        assertThat(broken).isGreaterThan(10);
    }

    private static byte[] damage(byte[] text, Random random) {
        var out = new ByteArrayOutputStream();
        int at = random.nextInt(text.length);
        out.write(text, 0, at);
        switch (random.nextInt(4)) {
            case 0 -> out.write(random.nextInt(256));
            case 1 -> out.write(text, at, (text.length - at) / 2);
            case 2 -> out.write("{}[],:\"\\1-".charAt(random.nextInt(10)));
            default -> {}
        }
        int from = Math.min(text.length, at + random.nextInt(3));
        out.write(text, from, text.length - from);
        return out.toByteArray();
    }

    private Path file() {
        return dir.resolve("config.json");
    }

    private Account account(String text) throws IOException {
        return load(text).settings().account().orElseThrow();
    }

    private Loaded.Valid load(String text) throws IOException {
        var loaded = settings.load(Files.writeString(file(), text));
        assertThat(loaded).isInstanceOf(Loaded.Valid.class);
        return (Loaded.Valid) loaded;
    }
}
