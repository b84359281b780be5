package org.agent008.app.sandbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.agent008.app.harness.ApiClient;
import org.agent008.app.harness.Await;
import org.agent008.app.harness.PhoneConfig;
import org.agent008.app.harness.PhoneProcess;
import org.agent008.app.harness.Receiver;
import org.agent008.app.harness.Receiver.Arrival;
import org.agent008.domain.settings.Account;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 500 calls at five a second, each with audio both ways for two seconds, in ten waves; after each,
 * when the phone has come to rest, its process is looked at. Prints the figures.
 */
class SoakIT {
    private static final int WAVES = 10;
    private static final int CALLS = 50;
    private static final int WARM_UP = 3;
    private static final int MAX_CALLS = 60;
    private static final long PACE_MILLIS = 200;
    private static final long TALK_SECONDS = 2;
    private static final List<String> STORY =
            List.of("phone:ringing", "phone:accepted", "phone:terminated", "phone:completed");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double MOST_MEGABYTES_A_CALL = 0.25;

    /** A busy machine has more calls up at once: each further line keeps five threads. */
    private static final double MOST_THREADS_A_CALL = 0.06;

    private static final double MOST_HANDLES_A_CALL = 0.06;

    @TempDir private Path home;

    /** What a process holds when so many calls are over. */
    private record Rest(int calls, double megabytes, long threads, long handles) {
        static Rest of(long pid, int calls) throws IOException {
            Path proc = Path.of("/proc", Long.toString(pid));
            Map<String, String> status =
                    Files.readAllLines(proc.resolve("status")).stream()
                            .map(line -> line.split(":", 2))
                            .collect(Collectors.toMap(f -> f[0], f -> f[1].replaceAll("\\D", "")));
            try (var open = Files.list(proc.resolve("fd"))) {
                return new Rest(
                        calls,
                        Long.parseLong(requireNonNull(status.get("VmRSS"))) / 1024.0,
                        Long.parseLong(requireNonNull(status.get("Threads"))),
                        open.count());
            }
        }
    }

    @Test
    void fiveHundredCallsLeaveNothingBehind() throws Exception {
        try (var sandbox = Sandbox.start();
                var receiver = Receiver.start()) {
            SandboxPeer caller = sandbox.caller();
            caller.registered().join();
            Set<String> made = new HashSet<>();
            List<Rest> rests = new ArrayList<>();
            try (var phone =
                            PhoneProcess.start(
                                    home,
                                    "run",
                                    "--headless",
                                    "--config",
                                    configOf(sandbox.account(), receiver));
                    ApiClient api = phone.awaitApi()) {
                Await.until("registered", () -> api.registration().equals("registered"));
                for (int wave = 1; wave <= WAVES; wave++) {
                    made.addAll(wave(caller));
                    Await.until("the phone rests", PATIENCE, () -> api.calls().isEmpty());
                    Await.until("all is told", PATIENCE, () -> isTold(receiver, made));
                    rests.add(Rest.of(phone.pid(), wave * CALLS));
                }
            }
            rests.forEach(SoakIT::print);
            nothingIsMissing(receiver, made);
            stays("resident memory, MB", rests, Rest::megabytes, MOST_MEGABYTES_A_CALL);
            stays("threads", rests, Rest::threads, MOST_THREADS_A_CALL);
            stays("handles", rests, Rest::handles, MOST_HANDLES_A_CALL);
        }
    }

    private String configOf(Account account, Receiver receiver) throws IOException {
        Path file =
                new PhoneConfig(
                                account.servers().getFirst(),
                                account.domain(),
                                account.user(),
                                account.password().reveal(),
                                receiver)
                        .writeTo(home.resolve("config.json"));
        JsonMapper json = JsonMapper.builder().build();
        ObjectNode config = (ObjectNode) json.readTree(file.toFile());
        config.put("maxCalls", MAX_CALLS).put("allowAutoanswer", true).put("autoanswer", 0);
        return Files.writeString(file, config.toString()).toString();
    }

    /** Calls at an even pace, whatever becomes of those before; gives their ids. */
    private static Set<String> wave(SandboxPeer caller) throws InterruptedException {
        long start = System.nanoTime();
        List<PeerCall> calls = new ArrayList<>();
        List<CompletableFuture<Void>> over = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            long due = start + TimeUnit.MILLISECONDS.toNanos(i * PACE_MILLIS);
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime()); // the pace is what is asked for
            PeerCall call = caller.call(Sandbox.PHONE);
            calls.add(call);
            over.add(call.connected().thenCompose(_ -> talked(call)));
        }
        CompletableFuture.allOf(over.toArray(CompletableFuture[]::new)).join();
        return calls.stream().map(call -> call.id().value()).collect(Collectors.toSet());
    }

    private static CompletableFuture<Void> talked(PeerCall call) {
        call.speak(new Tone(700));
        return CompletableFuture.runAsync(
                call::hangUp, CompletableFuture.delayedExecutor(TALK_SECONDS, TimeUnit.SECONDS));
    }

    private static boolean isTold(Receiver receiver, Set<String> calls) {
        return receiver.arrivals().stream()
                .filter(a -> a.type().equals(STORY.getLast()))
                .map(Arrival::call)
                .collect(Collectors.toSet())
                .containsAll(calls);
    }

    private void nothingIsMissing(Receiver receiver, Set<String> made)
            throws IOException, SQLException {
        Map<String, List<String>> told =
                receiver.events().stream()
                        .filter(e -> !e.at("/data/cdr/id").asText().isEmpty())
                        .collect(
                                Collectors.groupingBy(
                                        e -> e.at("/data/cdr/id").asText(),
                                        Collectors.mapping(
                                                e -> e.path("type").asText(),
                                                Collectors.toList())));
        assertThat(told.keySet()).isEqualTo(made);
        assertThat(told.values())
                .allSatisfy(types -> assertThat(types).containsExactlyElementsOf(STORY));
        assertThat(receiver.faults()).isEmpty();
        Set<String> arrived =
                receiver.arrivals().stream().map(Arrival::id).collect(Collectors.toSet());
        assertThat(arrived).containsAll(journal());
    }

    /** The ids of all events that the phone has written down, but of its own farewell. */
    private Set<String> journal() throws IOException, SQLException {
        try (var files = Files.walk(home)) {
            Path file =
                    files.filter(f -> f.getFileName().toString().endsWith(".db"))
                            .findFirst()
                            .orElseThrow();
            Set<String> ids = new HashSet<>();
            try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement query = db.createStatement();
                    ResultSet rows =
                            query.executeQuery("select id from event where type like 'phone:%'")) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            assertThat(ids).hasSize(STORY.size() * WAVES * CALLS);
            return ids;
        }
    }

    private static void print(Rest rest) {
        System.out.printf(
                Locale.ROOT,
                "after %3d calls: %.0f MB, %d threads, %d handles%n",
                rest.calls(),
                rest.megabytes(),
                rest.threads(),
                rest.handles());
    }

    private static void stays(
            String what, List<Rest> all, ToDoubleFunction<Rest> figure, double most) {
        double slope = slope(all.subList(WARM_UP, all.size()), figure);
        System.out.printf(Locale.ROOT, "%s: %+.4f a call (at most %.2f)%n", what, slope, most);
        assertThat(slope).as("%s a call", what).isLessThanOrEqualTo(most);
    }

    /** Of the regression line: how much a figure grows with each call. */
    private static double slope(List<Rest> rests, ToDoubleFunction<Rest> figure) {
        double x = rests.stream().mapToDouble(Rest::calls).average().orElseThrow();
        double y = rests.stream().mapToDouble(figure).average().orElseThrow();
        double both = 0;
        double square = 0;
        for (Rest rest : rests) {
            both += (rest.calls() - x) * (figure.applyAsDouble(rest) - y);
            square += (rest.calls() - x) * (rest.calls() - x);
        }
        return both / square;
    }
}
