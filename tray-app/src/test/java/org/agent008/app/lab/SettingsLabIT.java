package org.agent008.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agent008.app.harness.ApiClient;
import org.agent008.app.harness.Await;
import org.agent008.app.harness.PhoneProcess;
import org.agent008.app.sandbox.Sandbox;
import org.agent008.domain.settings.Account;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A phone in a process of its own follows its settings while it runs. */
@Timeout(120)
class SettingsLabIT {
    @TempDir private Path home;

    @Test
    void aRunningPhoneFollowsItsFileAndKeepsTheLastGoodOne() throws IOException {
        Path file = home.resolve("config.json");
        try (Sandbox sandbox = Sandbox.start()) {
            Files.writeString(file, "{\"server\": true, \"api\": {\"port\": 0}}");
            try (var phone = PhoneProcess.start(home, "run", "--config", file.toString());
                    ApiClient api = phone.awaitApi()) {
                assertThat(api.registration()).isEqualTo("offline");
                write(file, sandbox.account(), "first");
                Await.until("registered", () -> api.registration().equals("registered"));
                Files.writeString(file, "{\"maxCalls\": 0, \"server\": true}");
                Await.until("the fault", () -> !api.settings().path("faults").isEmpty());
                assertThat(api.settings().at("/faults/0").asText()).contains("maxCalls");
                assertThat(api.registration()).isEqualTo("registered");
                write(file, sandbox.account(), "second");
                Await.until("mended", () -> api.settings().path("faults").isEmpty());
                assertThat(api.settings().at("/settings/device").asText()).isEqualTo("second");
                assertThat(api.registration()).isEqualTo("registered");
                assertThat(phone.output())
                        .contains("the one before stays in force")
                        .doesNotContain(sandbox.account().password().reveal());
            }
        }
    }

    @Test
    void logInRegistersAndLogOutUnregistersAndForgets() throws IOException {
        Path file = home.resolve("config.json");
        Path typed = Files.writeString(home.resolve("typed"), "right\n");
        try (Sandbox sandbox = Sandbox.start()) {
            HttpServer server = settingsOf(sandbox.account());
            Files.writeString(
                    file,
                    "{\"server\": true, \"api\": {\"port\": 0}, \"settingsUri\": \"http://127.0.0.1:%d/\"}"
                            .formatted(server.getAddress().getPort()));
            try (var phone = PhoneProcess.start(home, "run", "--config", file.toString());
                    ApiClient api = phone.awaitApi()) {
                assertThat(api.registration()).isEqualTo("offline");
                try (var login = PhoneProcess.startTyping(home, typed, "login", "ana")) {
                    assertThat(login.awaitExit()).as(login.output()).isZero();
                    assertThat(login.output()).contains("Logged in as ana");
                }
                Await.until("registered", () -> api.registration().equals("registered"));
                try (var logout = PhoneProcess.start(home, "logout")) {
                    assertThat(logout.awaitExit()).as(logout.output()).isZero();
                }
                Await.until("unregistered", () -> api.registration().equals("offline"));
                assertThat(api.settings().path("settings").has("sipUri")).isFalse();
                assertThat(phone.output())
                        .doesNotContain("right", sandbox.account().password().reveal());
            } finally {
                server.stop(0);
            }
        }
    }

    private static void write(Path file, Account account, String device) throws IOException {
        Files.writeString(
                file,
                "{\"server\": true, \"api\": {\"port\": 0}, \"device\": \"%s\", %s}"
                        .formatted(device, members(account)));
    }

    private static String members(Account account) {
        return "\"sipUri\": \"%s\", \"sipPassword\": \"%s\", \"wsUri\": \"%s\""
                .formatted(
                        account.aor(), account.password().reveal(), account.servers().getFirst());
    }

    private static HttpServer settingsOf(Account account) throws IOException {
        byte[] body = ("{" + members(account) + "}").getBytes(StandardCharsets.UTF_8);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                        "/",
                        exchange -> {
                            exchange.sendResponseHeaders(200, body.length);
                            exchange.getResponseBody().write(body);
                            exchange.close();
                        })
                .setAuthenticator(
                        new BasicAuthenticator("agent008") {
                            @Override
                            public boolean checkCredentials(String name, String secret) {
                                return name.equals("ana") && secret.equals("right");
                            }
                        });
        server.start();
        return server;
    }
}
