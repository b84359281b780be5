package org.agent008.adapter.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.agent008.domain.fake.FakeSecrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenConfigurationTest {
    private final JsonSettings settings =
            new JsonSettings("Agent 008/test", Map.of(), new FakeSecrets());

    @TempDir private Path dir;

    static Stream<Arguments> broken() {
        return Stream.of(
                broken(
                        "an address that is no URL",
                        """
                        {
                          "sipUri": "sip:1001@pbx.test",
                          "wsUri": "wss://pbx.test/ws",
                          "webhooks": [
                            // the desk's own
                            {"label": "crm", "endpoint": "ftp://x"}
                          ]
                        }
                        """,
                        "6:22: webhooks[0].endpoint: must be an http(s) URL"),
                broken(
                        "wrong types",
                        """
                        {
                          "maxCalls": "4",
                          "server": "no",
                          "size": [360, 500],
                          "api": {"port": 80.5},
                          "numbers": {"number": "1"},
                          "nickname": 8
                        }
                        """,
                        "2:3: maxCalls: must be a whole number",
                        "3:3: server: must be true or false",
                        "4:3: size: must be an object { … }",
                        "5:11: api.port: must be a whole number",
                        "6:3: numbers: must be a list [ … ]",
                        "7:3: nickname: must be text in double quotes"),
                broken(
                        "patterns that are none",
                        """
                        {"analysis": {"patterns": {
                          "customer": "(a",
                          "all": "a*"
                        }}}
                        """,
                        "2:3: analysis.patterns.customer: is no regular expression: Unclosed group"
                                + " at character 3",
                        "3:3: analysis.patterns.all: finds nothing at all: it matches empty text"),
                broken(
                        "an address of record without a domain",
                        """
                        {
                          "sipUri": "1001", "wsUri": "ws://pbx.test"
                        }
                        """,
                        "2:3: sipUri: must be an address such as sip:user@example.com"),
                broken(
                        "a WebSocket address of another kind",
                        """
                        {"sipUri": "sip:1@x", "wsUri": "https://pbx.test"}
                        """,
                        "1:23: wsUri: must be a ws:// or wss:// address"),
                broken(
                        "a list of servers with faults of its own",
                        """
                        {"sipUri": "sip:1@x", "wsUri": [
                          "wss://one.test",
                          "wss://my_pbx:8089",
                          "wss://me:secretword@three.test",
                          "wss://four.test:99999",
                          7,
                          "wss://six test"
                        ]}
                        """,
                        "3:3: wsUri[1]: has no valid host name",
                        "4:3: wsUri[2]: must not hold a user name or password",
                        "5:3: wsUri[3]: has a port outside 1 to 65535",
                        "6:3: wsUri[4]: must be text in double quotes",
                        "7:3: wsUri[5]: is not a possible address: Illegal character in authority"),
                broken(
                        "ICE servers that cannot be",
                        """
                        {"iceServers": [
                          {"urls": "stun.example.com"},
                          {"urls": ["stun:a.test", "stun:a.test?transport=udp"]},
                          {"urls": "turn:a.test:99999", "username": "u", "credential": "c"},
                          {"urls": ["turns:[::1]:5349?transport=tcp"], "username": "u"},
                          {"urls": "turn:a.test", "username": "u", "credential": "env:NOWHERE"},
                          {"username": "u"}
                        ]}
                        """,
                        "2:4: iceServers[0].urls: must be an address such as stun:stun.example.com,"
                                + " turn:turn.example.com:3478?transport=tcp or"
                                + " turns:turn.example.com",
                        "3:28: iceServers[1].urls[1]: must be an address such as"
                                + " stun:stun.example.com, turn:turn.example.com:3478?transport=tcp"
                                + " or turns:turn.example.com",
                        "4:4: iceServers[2].urls: has a port outside 1 to 65535",
                        "5:3: iceServers[3]: needs username and credential: it is a TURN server",
                        "6:44: iceServers[4].credential: names an environment variable that is not"
                                + " set: NOWHERE",
                        "7:3: iceServers[5].urls: is missing"),
                broken(
                        "no servers",
                        """
                        {"sipUri": "sip:1@x", "wsUri": []}
                        """,
                        "1:23: wsUri: must not be empty"),
                broken(
                        "an account without a server",
                        """
                        {
                            "sipUri": "1001@pbx.test"
                        }
                        """,
                        "2:5: sipUri: needs wsUri beside it, the WebSocket address of the PBX, or"
                                + " sipTransport"),
                broken(
                        "a way without WebSocket beside one with it",
                        """
                        {"sipUri": "sip:1@x", "wsUri": "wss://x",
                         "sipTransport": "tls", "sipProxy": "y"}
                        """,
                        "2:2: sipTransport: cannot stand beside wsUri: one of the two has to go",
                        "2:25: sipProxy: cannot stand beside wsUri: one of the two has to go"),
                broken(
                        "proxies that cannot be",
                        """
                        {"sipUri": "sip:1@x", "sipTransport": "sctp", "sipProxy": [
                          "one.test:99999",
                          "sip:two.test"
                        ]}
                        """,
                        "1:23: sipTransport: must be one of udp, tcp, tls",
                        "2:3: sipProxy[0]: has a port outside 1 to 65535",
                        "3:3: sipProxy[1]: must be a host, or host:port"),
                broken(
                        "a proxy without a transport",
                        """
                        {"sipUri": "sip:1@x", "sipProxy": "one.test"}
                        """,
                        "1:2: sipUri: needs wsUri beside it, the WebSocket address of the PBX, or"
                                + " sipTransport",
                        "1:23: sipProxy: needs sipTransport beside it: udp, tcp or tls"),
                broken(
                        "a server without an account",
                        """
                        { "wsUri": "wss://pbx.test" }
                        """,
                        "1:3: wsUri: needs sipUri beside it, the address to register"),
                broken(
                        "statuses that cannot be told apart",
                        """
                        {"statuses": [
                          {"value": "on", "text": "On"},
                          {"value": "on", "text": "Also on"},
                          {"text": "What?"},
                          {"value": "off", "color": "grey"}
                        ], "status": "away"}
                        """,
                        "3:4: statuses[1].value: is the same as statuses[0].value",
                        "4:3: statuses[2].value: is missing",
                        "5:20: statuses[3].color: must be a colour such as #057e74",
                        "6:4: status: must be the value of one of the statuses"),
                broken(
                        "a caller id that is not ours",
                        """
                        {"numbers": [{"number": "+34917370224"}], "number_out": "+34917370225"}
                        """,
                        "1:43: number_out: must be one of the numbers"),
                broken(
                        "a header hidden in a number",
                        """
                        {"number_out": "1\\r\\nX-Evil: 1"}
                        """,
                        "1:2: number_out: must be a phone number or user name"),
                broken(
                        "webhooks without what they need",
                        """
                        {"webhooks": [
                          {"label": "a"},
                          {"endpoint": "https://x.test"},
                          "https://y.test",
                          {"label": "a", "endpoint": "https://z.test"}
                        ]}
                        """,
                        "2:3: webhooks[0].endpoint: is missing",
                        "3:3: webhooks[1].label: is missing",
                        "4:3: webhooks[2]: must be an object { … }",
                        "5:4: webhooks[3].label: is the same as webhooks[0].label"),
                broken(
                        "plain http to elsewhere",
                        """
                        {"webhooks": [{
                          "label": "crm",
                          "endpoint": "http://crm.test/hook" }]}
                        """,
                        "3:3: webhooks[0].endpoint: must be https: plain http goes to this machine"
                                + " only, unless the webhook has \"insecure\": true"),
                broken(
                        "signing keys of the wrong form",
                        """
                        {"webhooks": [{"label": "crm", "endpoint": "https://crm.test",
                          "secret": "hunter2",
                          "secrets": [ "whsec_c2hvcnQ=", "env:NOT_SET_ANYWHERE" ]}]}
                        """,
                        "2:3: webhooks[0].secret: must be whsec_ and the base64 of 24 to 64 bytes",
                        "3:16: webhooks[0].secrets[0]: must be whsec_ and the base64 of 24 to 64"
                                + " bytes",
                        "3:34: webhooks[0].secrets[1]: names an environment variable that is not"
                                + " set: NOT_SET_ANYWHERE"),
                broken(
                        "headers that cannot be sent",
                        """
                        {"webhooks": [{"label": "crm", "endpoint": "https://crm.test", "headers": {
                          "X Y": "1",
                          "Host": "evil.test",
                          "X-Ok/x": 5,
                          "X-Two": "a\\r\\nb"
                        }}]}
                        """,
                        "2:3: webhooks[0].headers.X Y: is not a possible header name",
                        "3:3: webhooks[0].headers.Host: is a header that the phone sets itself",
                        "4:3: webhooks[0].headers.X-Ok/x: must be text in double quotes",
                        "5:3: webhooks[0].headers.X-Two: must be one line of ASCII text"),
                broken(
                        "events and formats nobody sends",
                        """
                        {"webhooks": [{"label": "crm", "endpoint": "https://crm.test",
                          "events": ["phone:ringing", "phone:rings"], "format": "008-v3"}]}
                        """,
                        "2:31: webhooks[0].events[1]: must be one of status:change, contact:click,"
                                + " phone:ringing, phone:accepted, phone:terminated, phone:recording,"
                                + " phone:transcript, phone:summarization, phone:insights,"
                                + " phone:completed, phone:hold, phone:resume, phone:dtmf,"
                                + " phone:transfer, registration:change, agent:turn, agent:handover",
                        "2:47: webhooks[0].format: must be one of envelope, 008-v2"),
                broken(
                        "numbers out of range",
                        """
                        {
                          "maxCalls": 0,
                          "api": { "port": 70000 },
                          "size": { "width": -1, "height": 1e400 }
                        }
                        """,
                        "2:3: maxCalls: must be at least 1",
                        "3:12: api.port: must be at most 65535",
                        "4:13: size.width: must be at least 200",
                        "4:26: size.height: must be a whole number"),
                broken(
                        "the same field twice",
                        """
                        {
                          "sipUri": "sip:1@x",
                          "wsUri": "ws://x.test",
                          "sipUri": "sip:2@x"
                        }
                        """,
                        "4:3: sipUri: is set twice: first at 2:3"),
                broken(
                        "a comma that is missing",
                        """
                        {
                          "sipUri": "sip:1@x"
                          "wsUri": "ws://x.test"
                        }
                        """,
                        "3:3: sipUri: not JSON: a comma or closing bracket is missing before this"),
                broken(
                        "a password without quotes",
                        """
                        {
                          "sipPassword": hunter2
                        }
                        """,
                        "2:18: sipPassword: not JSON: text has to stand in double quotes"),
                broken(
                        "an end that is missing",
                        """
                        {
                          "webhooks": [
                        """,
                        "3:1: webhooks: not JSON: the file ends too early: \", } or ] is missing"),
                broken(
                        "a text that never ends",
                        """
                        {
                          "sipPassword": "hunter2
                        }
                        """,
                        "2:26: sipPassword: not JSON: the text has no closing double quote"),
                broken(
                        "quotes, colons and brackets",
                        "{sipUri: 1}",
                        "1:2: not JSON: a field name in double quotes should be here"),
                broken(
                        "no colon",
                        "{\"sipUri\" 1}",
                        "1:11: sipUri: not JSON: a colon is missing before this"),
                broken(
                        "the wrong bracket",
                        "{\"numbers\": [}",
                        "1:14: numbers: not JSON: this bracket closes nothing that is open"),
                broken(
                        "an escape of its own",
                        "{\"sipPassword\": \"hunter2\\x\"}",
                        "1:26: sipPassword: not JSON: this \\ escape does not exist"),
                broken(
                        "a number with letters",
                        "{\"maxCalls\": 4x}",
                        "1:15: maxCalls: not JSON: a comma or closing bracket is missing before this"),
                broken(
                        "something behind the end",
                        "{}\n{}\n",
                        "2:1: nothing may follow the end of the JSON object"),
                broken("a list", "[]", "1:1: must be an object { … }"),
                broken("a word", "sipUri", "1:1: not JSON: text has to stand in double quotes"),
                broken("YAML", "sipUri: x", "1:1: not JSON: text has to stand in double quotes"));
    }

    private static Arguments broken(String name, String text, String... faults) {
        return arguments(name, text, List.of(faults));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void eachFaultIsNamedWithItsPlaceAndField(String name, String text, List<String> expected)
            throws IOException {
        var file = Files.writeString(dir.resolve("config.json"), text);

        var faults = faults(file);

        assertThat(faults.stream().map(Finding::toString))
                .containsExactlyElementsOf(expected.stream().map(f -> file + ":" + f).toList());
        assertThat(faults.toString()).doesNotContain("hunter2", "secretword");
    }

    @Test
    void aFaultPrintsAsOneLine() {
        var fault = new Finding("config.json", 6, 22, "webhooks[0].endpoint", "must be a URL");

        assertThat(fault).hasToString("config.json:6:22: webhooks[0].endpoint: must be a URL");
    }

    @Test
    void aFileThatIsNotThereIsAFault() {
        assertThat(faults(dir.resolve("none.json")))
                .singleElement()
                .hasToString(dir.resolve("none.json") + ": does not exist");
    }

    @Test
    void aDirectoryIsAFault() {
        assertThat(faults(dir)).singleElement().hasToString(dir + ": is a directory, not a file");
    }

    @Test
    void anEmptyFileIsAFault() throws IOException {
        var file = Files.writeString(dir.resolve("config.json"), " \n// nothing\n");

        assertThat(faults(file))
                .singleElement()
                .hasToString(file + ": is empty: it must hold a JSON object { … }");
    }

    @Test
    void aHugeFileIsAFault() throws IOException {
        var file = Files.write(dir.resolve("config.json"), new byte[10 << 20]);

        assertThat(faults(file))
                .singleElement()
                .hasToString(file + ": is larger than 1 MiB: this is no configuration");
    }

    @Test
    void aFileThatIsNotUtf8NamesTheFirstWrongByte() throws IOException {
        var file =
                Files.write(
                        dir.resolve("config.json"),
                        "{\n \"nickname\": \"José\"\n}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(faults(file))
                .singleElement()
                .hasToString(file + ":2:18: is not UTF-8 text: save it as UTF-8");
    }

    @Test
    void nestingWithoutEndIsAFaultAndNotACrash() throws IOException {
        var file = Files.writeString(dir.resolve("config.json"), "{\"a\":" + "[".repeat(100_000));

        assertThat(faults(file))
                .singleElement()
                .extracting(Finding::message)
                .isEqualTo("not JSON: nested too deeply");
    }

    private List<Finding> faults(Path file) {
        assertThat(settings.load(file)).isInstanceOf(Loaded.Broken.class);
        return ((Loaded.Broken) settings.load(file)).faults();
    }
}
