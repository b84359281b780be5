package org.agent008.app.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.agent008.app.harness.Receiver.Arrival;
import org.agent008.app.sandbox.PeerCall;
import org.agent008.app.sandbox.Sandbox;
import org.agent008.app.sandbox.SandboxPeer;
import org.agent008.domain.settings.Account;

/**
 * {@code kill -9} in the middle of calls, again and again on the same data, with a receiver that
 * fails some requests: nothing that rang may be missing, and nothing told twice in other words.
 */
public final class Kills {
    private static final long SEED = 3;
    private static final Duration DRAINED = Duration.ofMinutes(2);

    /** After this long what happened is on the disk, however busy the machine. */
    private static final Duration WRITTEN = Duration.ofMillis(400);

    private final Path home;

    public Kills(Path home) {
        this.home = home;
    }

    /** How far the call script goes before the kill. */
    private enum Stage {
        INVITED,
        RINGING,
        ANSWERED,
        HUNG_UP
    }

    /** One call and the kill in the middle of it. */
    private record Killed(PeerCall call, Stage stage, Duration later) {
        boolean rang() {
            CompletableFuture<Long> rung = call.rung();
            return rung.isDone() && !rung.isCompletedExceptionally();
        }

        List<JsonNode> told(Receiver receiver) {
            return receiver.eventsOf(call.id().value());
        }

        boolean mustBeAccepted() {
            return stage == Stage.HUNG_UP
                    || (stage == Stage.ANSWERED && later.compareTo(WRITTEN) > 0);
        }
    }

    /** Kills {@code times}, each stage of a call in turn, at random moments of it. */
    public void loseNoEventOfACallThatRang(int times) throws IOException {
        try (var sandbox = Sandbox.start();
                var receiver = Receiver.failingEvery(7)) {
            String file = configOf(sandbox.account(), receiver);
            SandboxPeer caller = sandbox.caller();
            caller.registered().join();
            Random random = new Random(SEED);
            List<Killed> killed = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                Stage stage = Stage.values()[i % Stage.values().length];
                killed.add(killDuringACall(file, caller, stage, moment(random)));
            }
            List<Killed> rang = killed.stream().filter(Killed::rang).toList();
            assertThat(rang).hasSizeGreaterThan(times / 2);
            try (var phone = start(file)) {
                phone.awaitApi().close();
                for (Killed k : rang) {
                    Await.until("the end of " + k, DRAINED, () -> isOver(k.told(receiver)));
                }
                Await.until("no hole in the sequence", DRAINED, () -> hasNoHole(receiver));
            }
            assertThat(rang).allSatisfy(k -> wasToldWhole(k, k.told(receiver)));
            repeatsAreTheSame(receiver.arrivals());
            assertThat(receiver.faults()).isEmpty();
        }
    }

    /** Up to 0.8 s later; the first milliseconds, in which most happens, more often. */
    private static Duration moment(Random random) {
        double x = random.nextDouble();
        return Duration.ofMillis(Math.round(800 * x * x * x));
    }

    private String configOf(Account account, Receiver receiver) throws IOException {
        var config =
                new PhoneConfig(
                        account.servers().getFirst(),
                        account.domain(),
                        account.user(),
                        account.password().reveal(),
                        receiver);
        return config.writeTo(home.resolve("config.json")).toString();
    }

    private Killed killDuringACall(String file, SandboxPeer caller, Stage stage, Duration later)
            throws IOException {
        PhoneProcess phone = start(file);
        PeerCall call;
        try (ApiClient api = phone.awaitApi()) {
            Await.until("registered", () -> api.registration().equals("registered"));
            call = caller.call(Sandbox.PHONE);
            if (stage.compareTo(Stage.RINGING) >= 0) {
                call.rung().join();
            }
            if (stage.compareTo(Stage.ANSWERED) >= 0) {
                api.act(call.id().value(), "answer");
                call.answered().join();
            }
            if (stage == Stage.HUNG_UP) {
                LockSupport.parkNanos(WRITTEN.toNanos());
                api.act(call.id().value(), "hangup");
            }
            // Not a wait for something: the moment of the kill is what the test varies.
            LockSupport.parkNanos(later.toNanos());
        } finally {
            phone.kill();
        }
        call.hangUp();
        return new Killed(call, stage, later);
    }

    private PhoneProcess start(String file) throws IOException {
        return PhoneProcess.start(home, "run", "--headless", "--config", file);
    }

    private static void wasToldWhole(Killed killed, List<JsonNode> events) {
        List<String> types = events.stream().map(e -> e.path("type").asText()).toList();
        JsonNode last = events.getLast().at("/data/cdr");
        boolean accepted = types.contains("phone:accepted");
        assertThat(types)
                .as("%s", killed)
                .isEqualTo(
                        accepted
                                ? List.of(
                                        "phone:ringing",
                                        "phone:accepted",
                                        "phone:terminated",
                                        "phone:completed")
                                : List.of("phone:ringing", "phone:terminated", "phone:completed"));
        assertThat(last.path("status").asText()).isEqualTo(accepted ? "answered" : "missed");
        assertThat(last.path("total").asLong())
                .isEqualTo(last.path("wait").asLong() + last.path("duration").asLong());
        if (killed.mustBeAccepted()) {
            assertThat(accepted).as("%s", killed).isTrue();
        }
        assertThat(last.at("/cause/code").asText())
                .as("%s", killed)
                .isIn(
                        killed.stage() == Stage.HUNG_UP
                                ? List.of("hung-up", "crashed")
                                : List.of("crashed"));
    }

    private static boolean isOver(List<JsonNode> events) {
        return events.stream().anyMatch(e -> e.path("type").asText().equals("phone:completed"));
    }

    /** Every event goes to this receiver, so their numbers say whether one is missing. */
    private static boolean hasNoHole(Receiver receiver) {
        List<Long> sequence =
                receiver.events().stream()
                        .map(e -> e.at("/data/sequence").asLong())
                        .sorted()
                        .toList();
        return sequence.equals(LongStream.rangeClosed(1, sequence.size()).boxed().toList());
    }

    private static void repeatsAreTheSame(List<Arrival> arrivals) {
        Map<String, List<Arrival>> byEvent =
                arrivals.stream().collect(Collectors.groupingBy(Arrival::id));
        assertThat(byEvent.values())
                .allSatisfy(same ->
                        assertThat(same)
                                .extracting(Arrival::body)
                                .containsOnly(same.getFirst().body()));
        assertThat(arrivals).hasSizeGreaterThan(byEvent.size());
        Map<String, List<Arrival>> byMeaning =
                arrivals.stream()
                        .filter(a -> !a.call().isEmpty())
                        .collect(Collectors.groupingBy(a -> a.call() + " " + a.type()));
        assertThat(byMeaning.values())
                .allSatisfy(same ->
                        assertThat(same)
                                .extracting(Arrival::id)
                                .containsOnly(same.getFirst().id()));
    }
}
