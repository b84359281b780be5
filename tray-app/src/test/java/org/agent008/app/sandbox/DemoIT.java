package org.agent008.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DemoIT {
    private record Run(int code, String text) {}

    @Test
    void twoDemosAtOnceBothShowAWholeCall() {
        CompletableFuture<Run> first = CompletableFuture.supplyAsync(DemoIT::run);
        CompletableFuture<Run> second = CompletableFuture.supplyAsync(DemoIT::run);
        assertWhole(first.orTimeout(90, TimeUnit.SECONDS).join());
        assertWhole(second.orTimeout(90, TimeUnit.SECONDS).join());
    }

    private static void assertWhole(Run run) {
        assertThat(run.code()).as(run.text()).isZero();
        assertThat(run.text())
                .containsSubsequence("phone:ringing", "phone:accepted", "phone:terminated")
                .contains("signature right", "heard by the phone", "heard by the caller")
                .doesNotContain("signature is wrong");
    }

    private static Run run() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int code = new CommandLine(new DemoCommand(out)).execute("--headless");
        return new Run(code, bytes.toString(StandardCharsets.UTF_8));
    }
}
