package org.agent008.adapter.storage;

import static org.agent008.domain.fake.SampleEvents.accepted;
import static org.agent008.domain.fake.SampleEvents.envelope;
import static org.agent008.domain.fake.SampleEvents.ringing;
import static org.agent008.domain.fake.SampleEvents.terminated;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.fake.SampleEvents;
import org.agent008.domain.port.Deliveries.Delivery;
import org.agent008.domain.port.Journal.Recovered;
import org.agent008.domain.settings.WebhookEndpoint;
import org.agent008.domain.settings.WebhookEndpoint.Format;
import org.agent008.domain.settings.WebhookEndpoint.Retry;

/** Kills a process that writes calls, again and again, and looks at what is left. */
final class KilledWriter {
    private static final List<WebhookEndpoint> HOOK =
            List.of(
                    new WebhookEndpoint(
                            "hook",
                            URI.create("http://127.0.0.1:9/"),
                            Format.ENVELOPE,
                            Set.of(),
                            List.of(),
                            Map.of(),
                            Retry.STANDARD,
                            false));

    private KilledWriter() {}

    static void keepsAllThatWasAcknowledged(Path directory, int kills) throws IOException {
        Path file = directory.resolve("agent008.db");
        Random random = new Random(8);
        long acknowledged = 0;
        for (int kill = 0; kill < kills; kill++) {
            acknowledged = writeAndKill(file, acknowledged + 5 + random.nextInt(300));
            try (SqliteStore store = SqliteStore.open(file, HOOK)) {
                Recovered found = store.journal().recover();
                long last = found.lastSequence();
                assertThat(last).isGreaterThanOrEqualTo(acknowledged);
                assertThat(store.eventLog().after(0, Integer.MAX_VALUE))
                        .extracting(Envelope::sequence)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, last).boxed().toList());
                assertThat(store.deliveries().counts("hook")).containsEntry("waiting", last);
                assertThat(store.deliveries().due("hook", SampleEvents.START, Integer.MAX_VALUE))
                        .extracting(Delivery::lane)
                        .hasSize((int) ((last + 2) / 3));
                assertThat(found.openCalls()).hasSize(last % 3 == 0 ? 0 : 1);
                acknowledged = last;
            }
        }
        assertThat(directory).isDirectoryNotContaining("glob:**damaged**");
    }

    /** Returns the newest sequence that was acknowledged before the kill. */
    private static long writeAndKill(Path file, long until) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledWriter.class.getName(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        long last = 0;
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                last = Long.parseLong(line);
                if (last >= until) {
                    process.toHandle().destroyForcibly(); // and read what it has said
                }
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(last).isGreaterThanOrEqualTo(until);
        return last;
    }

    /** Writes calls without end, and prints the sequence of each event that is durable. */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        SqliteStore store = SqliteStore.open(Path.of(args[0]), HOOK);
        for (long next = store.journal().recover().lastSequence() + 1; ; next++) {
            long sequence = next;
            Envelope e = envelope(sequence, event(sequence));
            var stage = store.journal().append(List.of(e)).thenRun(() -> out.println(sequence));
            if (sequence % 7 == 0) {
                stage.toCompletableFuture().join();
            }
        }
    }

    private static CallEvent event(long sequence) {
        String call = "c" + (sequence - 1) / 3;
        return switch ((int) (sequence % 3)) {
            case 1 -> ringing(call);
            case 2 -> accepted(call);
            default -> terminated(call);
        };
    }
}
