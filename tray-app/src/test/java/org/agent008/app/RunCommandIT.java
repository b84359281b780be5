package org.agent008.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agent008.app.harness.Await;
import org.agent008.app.harness.PhoneProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in a process of its own. */
class RunCommandIT {
    @TempDir private Path home;

    @Test
    void aBrokenConfigurationIsToldFaultByFaultAndThePhoneDoesNotStart() throws IOException {
        Path file = home.resolve("broken.json");
        Files.writeString(
                file,
                """
                {
                  "sipUri": "1001",
                  "wsUri": "http://pbx.test", // the PBX
                  "webhooks": [
                    {"label": "crm", "endpoint": "ftp://x"}
                  ],
                  "sipPassword": "not to be shown",
                }
                """);
        try (var phone =
                PhoneProcess.start(home, "run", "--headless", "--config", file.toString())) {
            assertThat(phone.awaitExit()).isNotZero();
            assertThat(phone.output())
                    .contains(file + ":2:3: sipUri: must be an address")
                    .contains(file + ":3:3: wsUri: must be a ws:// or wss:// address")
                    .contains(file + ":5:22: webhooks[0].endpoint: must be an http(s) URL")
                    .doesNotContain("not to be shown")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void aSecondStartIsForThePhoneThatRunsAlready() throws IOException {
        String config = config("ws://127.0.0.1:1");
        try (var first = PhoneProcess.start(home, "run", "--headless", "--config", config)) {
            first.awaitApi();
            try (var second = PhoneProcess.start(home, "run", "--headless", "--config", config)) {
                assertThat(second.awaitExit()).isZero();
                assertThat(second.output()).contains("Agent 008 is running already.");
            }
            try (var link = PhoneProcess.start(home, "tel:1002")) {
                assertThat(link.awaitExit()).isEqualTo(1);
                assertThat(link.output())
                        .contains("has nobody to ask. Set dialPolicy.confirmLinks to false")
                        .doesNotContain("Exception");
            }
        }
    }

    @Test
    void withoutATrayTheLogTellsWhyThePhoneIsNotRegistered() throws IOException {
        String config = config("ws://127.0.0.1:1/ws?token=not-to-be-shown");
        try (var phone = PhoneProcess.start(home, "run", "--headless", "--config", config)) {
            Await.until(
                    "the reason",
                    () -> phone.output().contains("ws://127.0.0.1:1/ws can't be reached"));
            assertThat(phone.output()).doesNotContain("not-to-be-shown");
        }
    }

    private String config(String server) throws IOException {
        Path file = home.resolve("config.json");
        Files.writeString(
                file,
                """
                {"sipUri": "1001@pbx.test", "wsUri": "%s", "api": {"port": 0}}
                """
                        .formatted(server));
        return file.toString();
    }
}
