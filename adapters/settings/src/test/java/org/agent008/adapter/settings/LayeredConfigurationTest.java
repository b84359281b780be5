package org.agent008.adapter.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.agent008.domain.fake.FakeSecrets;
import org.agent008.domain.phone.AccountEntry;
import org.agent008.domain.phone.Configuration;
import org.agent008.domain.phone.Configuration.State;
import org.agent008.domain.phone.Login;
import org.agent008.domain.phone.Reply;
import org.agent008.domain.phone.Reply.Refusal;
import org.agent008.domain.settings.Account;
import org.agent008.domain.settings.Secret;
import org.agent008.domain.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayeredConfigurationTest {
    private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @TempDir private Path dir;
    private final FakeSecrets secrets = new FakeSecrets();
    private final Map<String, String> environment = new TreeMap<>();
    private final Map<String, String> commandLine = new TreeMap<>();
    private SettingsPeer peer = SettingsPeer.none();

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void theCommandLineStandsAboveTheEnvironmentAndThatAboveTheFile() throws IOException {
        write("{'nickname': 'file', 'language': 'file', 'device': 'file', 'api': {'port': 1}}");
        environment.put("AGENT008_LANGUAGE", "environment");
        environment.put("AGENT008_DEVICE", "environment");
        environment.put("AGENT008_API_PORT", "2");
        commandLine.put("device", "command line");

        var settings = valid(configuration());

        assertThat(settings.nickname()).isEqualTo("file");
        assertThat(settings.language()).isEqualTo("environment");
        assertThat(settings.device()).isEqualTo("command line");
        assertThat(settings.api().port()).isEqualTo(2);
        assertThat(settings.api().enabled()).isTrue();
    }

    @Test
    void anAccountMayComeFromTheEnvironmentAlone() {
        environment.put("AGENT008_SIP_URI", "1001@pbx.test");
        environment.put("AGENT008_SIP_PASSWORD", "12345");
        environment.put("AGENT008_WS_URI", "[\"wss://a.test\", \"wss://b.test\"]");
        environment.put("AGENT008_MAX_CALLS", "7");

        var settings = valid(configuration());

        assertThat(settings.account().orElseThrow().password()).isEqualTo(new Secret("12345"));
        assertThat(settings.account().orElseThrow().servers()).hasSize(2);
        assertThat(settings.maxCalls()).isEqualTo(7);
    }

    @Test
    void aSecretOnTheCommandLineIsRefused() {
        commandLine.put("sipPassword", "hunter2");

        assertThatThrownBy(this::configuration)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AGENT008_SIP_PASSWORD")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aFaultNamesTheLayerItIsIn() throws IOException {
        write("{\n 'nickname': 'Ana',\n 'maxCalls': 0\n}");
        environment.put("AGENT008_API_PORT", "many");
        commandLine.put("size.width", "1");

        assertThat(configuration().load())
                .isInstanceOfSatisfying(
                        Loaded.Broken.class,
                        broken ->
                                assertThat(broken.faults().stream().map(Finding::toString))
                                        .containsExactlyInAnyOrder(
                                                file() + ":3:2: maxCalls: must be at least 1",
                                                "AGENT008_API_PORT: api.port: must be a whole"
                                                        + " number",
                                                "--set size.width: size.width: must be at least"
                                                        + " 200"));
    }

    @Test
    void theLastGoodConfigurationStaysInForceWhileTheFileIsWrong() throws Exception {
        write("{'nickname': 'good'}");
        try (var configuration = configuration()) {
            valid(configuration);
            var heard = new LinkedBlockingQueue<State>();
            configuration.onChange(heard::add);
            configuration.watch(Duration.ofMillis(10));

            write("{'nickname': 'worse', 'maxCalls': 0}");
            var broken = next(heard);
            write("{'nickname': 'better'}");
            var mended = next(heard);

            assertThat(broken.settings().nickname()).isEqualTo("good");
            assertThat(broken.faults()).singleElement().asString().contains("maxCalls");
            assertThat(mended.settings().nickname()).isEqualTo("better");
            assertThat(mended.faults()).isEmpty();
        }
    }

    @Test
    void aFileThatAnEditorReplacesIsRead() throws Exception {
        write("{'nickname': 'old'}");
        try (var configuration = configuration()) {
            valid(configuration);
            var heard = new LinkedBlockingQueue<State>();
            configuration.onChange(heard::add);
            configuration.watch(Duration.ofMillis(10));

            var other = Files.writeString(dir.resolve("config.json~"), "{\"nickname\": \"new\"}");
            Files.move(other, file(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

            assertThat(next(heard).settings().nickname()).isEqualTo("new");
        }
    }

    @Test
    void whatARunningPhoneDoesNotChangeIsSaid() throws Exception {
        write("{'api': {'port': 1}}");
        var configuration = configuration();
        valid(configuration);

        write("{'api': {'port': 2}, 'server': true}");
        configuration.load();

        assertThat(configuration.state().notices())
                .containsExactlyInAnyOrder(
                        "api.port: is in force from the next start on",
                        "server: is in force from the next start on");
    }

    @Test
    void anAccountThatIsEnteredIsInForceAndItsPasswordNotInTheFile() throws IOException {
        var configuration = configuration();
        valid(configuration);

        var state = done(configuration.saveAccount(entry("hunter2")));

        assertThat(state.settings().account().orElseThrow().password())
                .isEqualTo(new Secret("hunter2"));
        assertThat(Files.readString(file()))
                .startsWith("{\n  \"sipUri\": \"1001@pbx.test\",\n  \"sipPassword\": \"secret:")
                .doesNotContain("hunter2");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(secrets.kept.values()).containsExactly(new Secret("hunter2"));
        assertThat(valid(configuration()).account()).isEqualTo(state.settings().account());
    }

    @Test
    void anotherPasswordLeavesNothingOfTheFirstBehind() {
        var configuration = configuration();
        valid(configuration);
        done(configuration.saveAccount(entry("first")));

        done(configuration.saveAccount(entry("second")));

        assertThat(secrets.kept.values()).containsExactly(new Secret("second"));
    }

    @Test
    void withoutAPasswordTheOneThatIsKeptStays() {
        var configuration = configuration();
        valid(configuration);
        done(configuration.saveAccount(entry("hunter2")));

        var state =
                done(
                        configuration.saveAccount(
                                new AccountEntry(
                                        "1002@pbx.test",
                                        Optional.of("auth"),
                                        Optional.empty(),
                                        "wss://pbx.test/ws",
                                        Optional.empty())));

        Account account = state.settings().account().orElseThrow();
        assertThat(account.user()).isEqualTo("1002");
        assertThat(account.authUser()).isEqualTo("auth");
        assertThat(account.password()).isEqualTo(new Secret("hunter2"));
    }

    @Test
    void anAccountThatCannotBeIsRefusedAndNothingIsWritten() {
        var configuration = configuration();
        valid(configuration);

        var reply =
                configuration.saveAccount(
                        new AccountEntry(
                                "1001",
                                Optional.empty(),
                                Optional.of(new Secret("hunter2")),
                                "http://pbx.test",
                                Optional.empty()));

        assertThat(refused(reply).why()).isEqualTo(Refusal.BAD_SETTINGS);
        assertThat(refused(reply).text())
                .contains("sipUri: must be an address such as")
                .contains("wsUri: must be a ws:// or wss:// address")
                .doesNotContain("hunter2");
        assertThat(file()).doesNotExist();
        assertThat(secrets.kept).isEmpty();
    }

    @Test
    void aChangeLeavesTheRestOfTheFileAsThePersonWroteIt() throws IOException {
        var text =
                """
                {
                  // the desk in the hall
                  "nickname": "Ana", /* since May */
                  "maxCalls": 2,
                  "api": {"port": 0},
                }
                """;
        Files.writeString(file(), text);
        var configuration = configuration();
        valid(configuration);

        done(configuration.change("{\"maxCalls\": 3, \"device\": \"hall\", \"api\": null}"));

        assertThat(Files.readString(file()))
                .isEqualTo(
                        """
                        {
                          // the desk in the hall
                          "device": "hall",
                          "nickname": "Ana", /* since May */
                          "maxCalls": 3,
                          "api": null,
                        }
                        """);
        assertThat(configuration.state().settings().maxCalls()).isEqualTo(3);
        assertThat(configuration.state().settings().api().port()).isEqualTo(8008);
    }

    @Test
    void whatIsShownHoldsNoSecretAndMayBeSentBackAsItIs() throws IOException {
        write(
                """
                {'sipUri': 'sip:1@x', 'wsUri': 'ws://x.test', 'sipPassword': 'hunter2',
                 'sipPasword': 'hunter2',
                 'webhooks': [{'label': 'crm', 'endpoint': 'https://crm.test', 'secret': '%s',
                   'secrets': ['%s'], 'headers': {'Authorization': 'Bearer hunter2'}}]}
                """
                        .formatted(KEY, KEY));
        var configuration = configuration();
        var before = valid(configuration);

        var shown = configuration.document();

        assertThat(shown).doesNotContain("hunter2", KEY, "MfKQ9r8").contains("crm", "***");
        var after = done(configuration.change(shown));
        assertThat(after.settings()).isEqualTo(before);
    }

    @Test
    void secretsInAChangeGoToTheSecrets() throws IOException {
        var configuration = configuration();
        valid(configuration);

        done(
                configuration.change(
                        """
                        {"webhooks": [{"label": "crm", "endpoint": "https://crm.test",
                          "secret": "%s", "headers": {"X-Key": "hunter2"}}]}
                        """
                                .formatted(KEY)));

        assertThat(Files.readString(file())).doesNotContain(KEY, "hunter2");
        var hook = valid(configuration()).webhooks().getFirst();
        assertThat(hook.secrets()).containsExactly(new Secret(KEY));
        assertThat(hook.headers()).containsEntry("X-Key", new Secret("hunter2"));
        done(configuration.change("{\"webhooks\": []}"));
        assertThat(secrets.kept).isEmpty();
    }

    @Test
    void starsForASecretThatIsNotThereAreRefused() {
        var configuration = configuration();
        valid(configuration);

        var reply = configuration.change("{\"sipPassword\": \"***\"}");

        assertThat(refused(reply).text()).contains("sipPassword: *** stands for a secret");
    }

    @Test
    void aPasswordInThePersonsOwnFileStaysTheirsWithANotice() throws IOException {
        write("{'sipUri': '1@x', 'wsUri': 'ws://x.test',\n 'sipPassword': 'hunter2'}");
        var configuration = configuration();
        valid(configuration);

        done(configuration.change("{\"maxCalls\": 3}"));

        assertThat(Files.readString(file()))
                .contains("'sipPassword': 'hunter2'".replace('\'', '"'));
        assertThat(configuration.state().notices())
                .singleElement()
                .asString()
                .startsWith(file() + ":3:2: sipPassword: stands here for whoever reads the file");
    }

    @Test
    void aFieldThatDoesNotExistIsRefusedInAChange() {
        var configuration = configuration();
        valid(configuration);

        assertThat(refused(configuration.change("{\"api\": {\"prot\": 1}}")).text())
                .isEqualTo("api.prot: is not a field of the configuration");
    }

    @Test
    void aChangeThatIsMaskedIsSavedAndSaysSo() {
        environment.put("AGENT008_NICKNAME", "above");
        var configuration = configuration();
        valid(configuration);

        var state = done(configuration.change("{\"nickname\": \"below\"}"));

        assertThat(state.settings().nickname()).isEqualTo("above");
        assertThat(state.notices()).anyMatch(n -> n.startsWith("nickname: is saved, but"));
    }

    @Test
    void aChangeOfAFileThatIsBrokenIsRefusedAndTheFileStays() throws IOException {
        write("{'nickname': ");
        var before = Files.readString(file());
        var configuration = configuration();

        assertThat(refused(configuration.change("{\"maxCalls\": 3}")).why())
                .isEqualTo(Refusal.BAD_SETTINGS);
        assertThat(Files.readString(file())).isEqualTo(before);
    }

    @Test
    void logInFetchesTheSettingsWithBasicAuthAndKeepsThemOverARestart() throws IOException {
        peer = SettingsPeer.start("ana", "pw:ü", remote(""));
        write("{'settingsUri': '%s', 'nickname': 'local', 'maxCalls': 9}".formatted(peer.uri()));
        var configuration = configuration();
        assertThat(valid(configuration).account()).isEmpty();
        assertThat(configuration.state().login()).isEqualTo(new Login.LoggedOut(peer.uri()));

        var state = done(configuration.logIn("ana", new Secret("pw:ü")));

        assertThat(state.login()).isEqualTo(new Login.LoggedIn(peer.uri(), "ana"));
        assertThat(state.settings().account().orElseThrow().password())
                .isEqualTo(new Secret("remote-password"));
        assertThat(state.settings().maxCalls()).isEqualTo(9);
        assertThat(state.settings().nickname()).isEqualTo("remote");
        peer.close();
        assertThat(valid(configuration())).isEqualTo(state.settings());
        try (var files = Files.walk(dir)) {
            for (var kept : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(kept)).doesNotContain("remote-password", "pw:ü");
            }
        }
    }

    @Test
    void logOutForgetsWhatWasFetched() throws IOException {
        peer = SettingsPeer.start("ana", "pw", remote(""));
        write("{'settingsUri': '%s'}".formatted(peer.uri()));
        var configuration = configuration();
        valid(configuration);
        done(configuration.logIn("ana", new Secret("pw")));

        var state = done(configuration.logOut());

        assertThat(state.settings().account()).isEmpty();
        assertThat(state.login()).isEqualTo(new Login.LoggedOut(peer.uri()));
        assertThat(secrets.kept).isEmpty();
        assertThat(valid(configuration()).account()).isEmpty();
    }

    @Test
    void aWrongPasswordIsRefusedAndChangesNothing() throws IOException {
        peer = SettingsPeer.start("ana", "pw", remote(""));
        write("{'settingsUri': '%s'}".formatted(peer.uri()));
        var configuration = configuration();
        valid(configuration);

        var reply = configuration.logIn("ana", new Secret("hunter2"));

        assertThat(refused(reply).why()).isEqualTo(Refusal.LOGIN_REFUSED);
        assertThat(refused(reply).text()).doesNotContain("hunter2");
        assertThat(secrets.kept).isEmpty();
    }

    @Test
    void settingsOfAServerThatAreWrongAreRefusedWithTheirPlace() throws IOException {
        peer = SettingsPeer.start("ana", "pw", "{\n  \"maxCalls\": 0\n}");
        write("{'settingsUri': '%s'}".formatted(peer.uri()));
        var configuration = configuration();
        valid(configuration);

        var reply = configuration.logIn("ana", new Secret("pw"));

        assertThat(refused(reply).why()).isEqualTo(Refusal.BAD_SETTINGS);
        assertThat(refused(reply).text())
                .isEqualTo(peer.uri() + ":2:3: maxCalls: must be at least 1");
    }

    @Test
    void aServerThatIsAwayIsSaidToBe() throws IOException {
        peer = SettingsPeer.start("ana", "pw", "{}");
        write("{'settingsUri': '%s'}".formatted(peer.uri()));
        peer.close();
        var configuration = configuration();
        valid(configuration);

        assertThat(refused(configuration.logIn("ana", new Secret("pw"))).why())
                .isEqualTo(Refusal.SERVER_UNREACHABLE);
    }

    @Test
    void aPasswordDoesNotTravelInTheClear() throws IOException {
        write("{'settingsUri': 'http://pbx.test/settings.json'}");
        var configuration = configuration();
        valid(configuration);

        assertThat(refused(configuration.logIn("ana", new Secret("pw"))).text())
                .contains("must be https");
    }

    @Test
    void aServerSetsNeitherTheApiNorFilesNorReachesForSecretsOfThisMachine() throws IOException {
        environment.put("HOME_KEY", KEY);
        secrets.put("mine", new Secret(KEY));
        peer =
                SettingsPeer.start(
                        "ana",
                        "pw",
                        remote(
                                """
                                "api": {"port": 1, "enabled": false},
                                "settingsUri": "https://evil.test",
                                "trustStore": "/etc/passwd",
                                "webhooks": [{
                                  "label": "spy", "endpoint": "https://evil.test", "insecure": true,
                                  "secret": "secret:mine",
                                  "headers": {"X-A": "env:HOME_KEY", "X-B": "fine"}}],
                                """));
        write("{'settingsUri': '%s', 'api': {'port': 5}}".formatted(peer.uri()));
        var configuration = configuration();
        valid(configuration);

        var state = done(configuration.logIn("ana", new Secret("pw")));

        assertThat(state.settings().api().port()).isEqualTo(5);
        var hook = state.settings().webhooks().getFirst();
        assertThat(hook.insecure()).isFalse();
        assertThat(hook.secrets()).isEmpty();
        assertThat(hook.headers()).containsOnlyKeys("X-B");
        assertThat(String.join("\n", state.notices()))
                .contains("api: is ignored here")
                .contains("settingsUri: is ignored here")
                .contains("trustStore: is ignored here")
                .contains("webhooks[0].insecure: is ignored here")
                .contains("webhooks[0].secret: is ignored: it names a secret of this machine")
                .contains("webhooks[0].headers.X-A: is ignored");
    }

    @Test
    void theAccountOfAServerIsNotChangedByHand() throws IOException {
        peer = SettingsPeer.start("ana", "pw", remote(""));
        write("{'settingsUri': '%s'}".formatted(peer.uri()));
        var configuration = configuration();
        valid(configuration);
        done(configuration.logIn("ana", new Secret("pw")));

        assertThat(refused(configuration.saveAccount(entry("x"))).text()).contains("Log out first");
    }

    @Test
    void settingsMayComeFromAFileOfThisMachineToo() throws IOException {
        Files.writeString(dir.resolve("desk.json"), "{\"nickname\": \"desk\"}");
        write("{'settingsUri': 'desk.json', 'nickname': 'below', 'device': 'mine'}");

        var configuration = configuration();
        var settings = valid(configuration);

        assertThat(settings.nickname()).isEqualTo("desk");
        assertThat(settings.device()).isEqualTo("mine");
        assertThat(configuration.state().login()).isEqualTo(new Login.NotNeeded());
        write("{'settingsUri': '%s'}".formatted(dir.resolve("desk.json").toUri()));
        assertThat(valid(configuration()).nickname()).isEqualTo("desk");
        write("{'settingsUri': 'none.json'}");
        assertThat(configuration().load()).isInstanceOf(Loaded.Broken.class);
    }

    @Test
    void aSettingsUriThatLeadsNowhereIsAFault() throws IOException {
        write("{\n 'settingsUri': 'https://me:pw@pbx.test/'\n}");

        assertThat(configuration().load())
                .isInstanceOfSatisfying(
                        Loaded.Broken.class,
                        broken ->
                                assertThat(broken.faults())
                                        .singleElement()
                                        .hasToString(
                                                file()
                                                        + ":2:2: settingsUri: must not hold a user"
                                                        + " name or password"));
    }

    private static String remote(String more) {
        return """
        {%s
          "sipUri": "sip:1001@pbx.test", "wsUri": "wss://pbx.test/ws",
          "sipPassword": "remote-password", "nickname": "remote"}
        """
                .formatted(more);
    }

    private static AccountEntry entry(String password) {
        return new AccountEntry(
                " 1001@pbx.test ",
                Optional.empty(),
                Optional.of(new Secret(password)),
                "wss://pbx.test/ws",
                Optional.of("Ana"));
    }

    private static State next(LinkedBlockingQueue<State> heard) throws InterruptedException {
        var state = heard.poll(30, TimeUnit.SECONDS);
        assertThat(state).as("a new state").isNotNull();
        return Optional.ofNullable(state).orElseThrow();
    }

    @Test
    void theServerOfTheSettingsMayBeOfAnAuthorityOfOnesOwn() throws Exception {
        peer = SettingsPeer.start(TrustStoreTest.server("valid"), "ana", "pw", remote(""));
        write("{'settingsUri': '%s'}".formatted(peer.uri()));
        var unknown = configuration();
        unknown.load();
        assertThat(unknown.logIn("ana", new Secret("pw")))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.text()).contains("as trustStore"));
        Path authority = TrustStoreTest.pem("valid", dir);
        write("{'settingsUri': '%s', 'trustStore': '%s'}".formatted(peer.uri(), authority));
        var known = configuration();
        known.load();
        assertThat(done(known.logIn("ana", new Secret("pw"))).login())
                .isInstanceOf(Login.LoggedIn.class);
    }

    private LayeredConfiguration configuration() {
        return new LayeredConfiguration(
                new AppPaths(file(), false, dir, dir, dir),
                "Agent 008/test",
                environment,
                commandLine,
                secrets);
    }

    private static Settings valid(LayeredConfiguration configuration) {
        assertThat(configuration.load()).isInstanceOf(Loaded.Valid.class);
        return configuration.state().settings();
    }

    private static Configuration.State done(Reply<State> reply) {
        assertThat(reply).isInstanceOf(Reply.Done.class);
        return ((Reply.Done<State>) reply).value();
    }

    private static Reply.Refused<State> refused(Reply<State> reply) {
        assertThat(reply).isInstanceOf(Reply.Refused.class);
        return (Reply.Refused<State>) reply;
    }

    private Path file() {
        return dir.resolve("config.json");
    }

    private void write(String text) throws IOException {
        Files.writeString(file(), text.replace('\'', '"'));
    }
}
