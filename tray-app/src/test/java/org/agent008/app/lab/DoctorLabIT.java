package org.agent008.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agent008.app.harness.Await;
import org.agent008.app.harness.PhoneProcess;
import org.agent008.app.sandbox.Sandbox;
import org.agent008.domain.settings.Account;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code agent008 doctor} beside a phone, and without one. */
class DoctorLabIT {
    @TempDir private Path home;

    @Test
    void itAsksTheRunningPhoneAndLooksByItselfWhereNoneRuns() throws IOException {
        try (Sandbox sandbox = Sandbox.start()) {
            String config = config(sandbox.account());
            try (var phone = PhoneProcess.start(home, "run", "--headless", "--config", config)) {
                phone.awaitApi();
                Await.until("registered", () -> phone.output().contains("is registered"));
                String beside = doctor(config);
                assertThat(beside)
                        .containsPattern("ok +Registration +registered, waiting for calls")
                        .containsPattern("ok +Loop-back call +its tone was heard")
                        .endsWith("All is well.\n");
                assertThat(phone.output()).doesNotContain("lost").doesNotContain("offline");
            }
            assertThat(doctor(config))
                    .containsPattern("ok +Registration +.*was registered, and unregistered again")
                    .containsPattern("ok +WebSocket ws://127.0.0.1:\\d+")
                    .containsPattern("ok +ICE +host .*127.0.0.1")
                    .containsPattern("ok +Plain-RTP peers +none")
                    .doesNotContain(sandbox.account().password().reveal());
        }
    }

    private String doctor(String config) throws IOException {
        try (var doctor = PhoneProcess.start(home, "doctor", "--config", config)) {
            assertThat(doctor.awaitExit()).as(doctor.output()).isZero();
            return doctor.output();
        }
    }

    private String config(Account account) throws IOException {
        Path file = home.resolve("config.json");
        Files.writeString(
                file,
                """
                {"sipUri": "%s", "sipPassword": "%s", "wsUri": "%s", "server": true,
                 "api": {"port": 0}}
                """
                        .formatted(
                                account.aor(),
                                account.password().reveal(),
                                account.servers().getFirst()));
        return file.toString();
    }
}
