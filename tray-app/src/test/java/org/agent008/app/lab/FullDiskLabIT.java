package org.agent008.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.agent008.app.harness.ApiClient;
import org.agent008.app.harness.Await;
import org.agent008.app.harness.PhoneConfig;
import org.agent008.app.harness.PhoneProcess;
import org.agent008.app.harness.Receiver;
import org.agent008.app.sandbox.PeerCall;
import org.agent008.app.sandbox.Sandbox;
import org.agent008.app.sandbox.SandboxPeer;
import org.agent008.domain.settings.Account;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes nothing more during calls: a limit on the size of files stands in for it. */
class FullDiskLabIT {
    private static final int AT_MOST = 20;

    @TempDir private Path home;

    @Test
    void callsGoOnWhileTheDiskIsFullAndAllIsToldWhenThereIsSpaceAgain() throws Exception {
        try (var sandbox = Sandbox.start();
                var receiver = Receiver.start();
                var phone = start(sandbox.account(), receiver);
                ApiClient api = phone.awaitApi()) {
            SandboxPeer caller = sandbox.caller();
            caller.registered().join();
            Await.until("registered", () -> api.registration().equals("registered"));
            List<String> calls = new ArrayList<>(List.of(call(caller, api)));
            receiver.wholeCall(calls.getFirst());
            limit(phone, Long.toString(Files.size(home.resolve("DATA/agent008/agent008.db-wal"))));
            while (!api.status().has("fault") && calls.size() < AT_MOST) {
                calls.add(call(caller, api));
            }
            assertThat(api.status().path("fault").asText()).contains("not being saved");
            calls.add(call(caller, api));
            assertThat(receiver.eventsOf(calls.getLast())).isEmpty();
            limit(phone, "unlimited");
            Await.until("the fault is over", () -> !api.status().has("fault"));
            for (String call : calls) {
                assertThat(receiver.wholeCall(call))
                        .extracting(e -> e.path("type").asText())
                        .containsExactly(
                                "phone:ringing",
                                "phone:accepted",
                                "phone:terminated",
                                "phone:completed");
            }
            assertThat(receiver.faults()).isEmpty();
        }
    }

    private PhoneProcess start(Account account, Receiver receiver) throws IOException {
        var config =
                new PhoneConfig(
                        account.servers().getFirst(),
                        account.domain(),
                        account.user(),
                        account.password().reveal(),
                        receiver);
        String file = config.writeTo(home.resolve("config.json")).toString();
        return PhoneProcess.start(home, "run", "--headless", "--config", file);
    }

    /** A whole call: rings, is answered, is hung up here. */
    private static String call(SandboxPeer caller, ApiClient api) {
        PeerCall call = caller.call(Sandbox.PHONE);
        call.rung().join();
        api.act(call.id().value(), "answer");
        call.answered().join();
        api.act(call.id().value(), "hangup");
        call.ended().join();
        return call.id().value();
    }

    /** The largest file the phone may write from now on, in bytes. */
    private static void limit(PhoneProcess phone, String bytes) throws Exception {
        Process prlimit =
                new ProcessBuilder("prlimit", "--pid", "" + phone.pid(), "--fsize=" + bytes + ":")
                        .inheritIO()
                        .start();
        assertThat(prlimit.waitFor(Duration.ofSeconds(30))).isTrue();
        assertThat(prlimit.exitValue()).isZero();
    }
}
