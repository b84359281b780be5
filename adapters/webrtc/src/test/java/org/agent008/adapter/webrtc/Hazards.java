package org.agent008.adapter.webrtc;

import static org.agent008.adapter.webrtc.Calls.connected;
import static org.agent008.adapter.webrtc.Calls.failure;
import static org.agent008.adapter.webrtc.Calls.get;
import static org.agent008.adapter.webrtc.Calls.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.agent008.adapter.webrtc.Calls.Call;
import org.agent008.domain.call.CallId;
import org.agent008.domain.fake.FakeChoices;
import org.agent008.domain.port.AudioDesk.Side;
import org.agent008.domain.port.Media.MediaSignals;
import org.agent008.domain.settings.AudioSettings;

/**
 * What once aborted or hung the JVM, each in a JVM of its own (see {@link NativeAbortTest}). Every
 * scenario ends by returning from main: a native thread that still holds the JVM is a failure too.
 */
final class Hazards {
    private static final CallId ID = new CallId("one");

    private Hazards() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "aCall" -> aCall();
            case "aSoundCardThatIsNotThere" -> aSoundCardThatIsNotThere();
            case "callbacksThatThrow" -> callbacksThatThrow();
            case "closeFromCallbacks" -> closeFromCallbacks();
            case "closeWithoutHangingUp" -> closeWithoutHangingUp();
            case "closeTwice" -> closeTwice();
            case "closeWhileGathering" -> closeWhileGathering();
            case "manyCalls" -> manyCalls();
            case "hostileSdp" -> hostileSdp();
            case "brokenLibrary" -> brokenLibrary();
            case "aPathThatBreaks" -> aPathThatBreaks();
            case "onlyThroughTurnByUdp" -> onlyThroughTurn("udp");
            case "onlyThroughTurnByTcp" -> onlyThroughTurn("tcp");
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.out.println("survived " + args[0]);
    }

    private static void aCall() {
        try (var calls = new Calls()) {
            Call call = calls.connect("one");
            call.near().speak(new Tone(440, -12));
            call.far().hears(440, -12);
        }
    }

    private static void aSoundCardThatIsNotThere() {
        try (var calls = new Calls();
                var card =
                        new SoundCard(calls.near.media, AudioSettings.DEFAULT, new FakeChoices())) {
            Call call = calls.connect("one");
            card.talk(Set.of(ID));
            call.near().speak(new Tone(440, -12));
            call.far().hears(440, -12);
        }
    }

    private static void callbacksThatThrow() {
        try (var calls = new Calls()) {
            var thrown = new AtomicInteger();
            calls.far.media.onSignal(
                    new MediaSignals() {
                        @Override
                        public void onConnected(CallId id) {
                            calls.far.onConnected(id);
                            thrown.incrementAndGet();
                            throw new AssertionError("signals");
                        }

                        @Override
                        public void onInterrupted(CallId id) {
                            calls.far.onInterrupted(id);
                        }

                        @Override
                        public void onDtmf(CallId id, char digit) {
                            throw new AssertionError("nobody presses a key");
                        }

                        @Override
                        public void onFailed(CallId id, String reason) {
                            calls.far.onFailed(id, reason);
                        }
                    });
            Call call = calls.connect("one");
            for (Side side : Side.values()) {
                calls.near.media.tap(
                        ID,
                        side,
                        _ -> {
                            thrown.incrementAndGet();
                            throw new StackOverflowError("tap");
                        });
            }
            call.near()
                    .speak(_ -> {
                        thrown.incrementAndGet();
                        throw new IllegalStateException("voice");
                    });
            call.near().speak(new Tone(440, -12));
            call.far().hears(440, -12);
            until(() -> thrown.get() == 4, () -> "4 exceptions, not " + thrown);
        }
    }

    private static void closeFromCallbacks() {
        for (Side side : Side.values()) {
            try (var calls = new Calls()) {
                calls.connect("one");
                var first = new AtomicBoolean(true);
                var tap =
                        calls.near.media.tap(
                                ID,
                                side,
                                _ -> {
                                    if (first.getAndSet(false)) {
                                        calls.near.media.close(ID);
                                    }
                                });
                until(() -> calls.near.media.levels(ID).isEmpty(), () -> "the close");
                tap.close();
            }
        }
        try (var calls = new Calls()) {
            calls.near.media.onSignal(
                    new MediaSignals() {
                        @Override
                        public void onConnected(CallId id) {
                            calls.near.media.close(id);
                            calls.near.onConnected(id);
                        }

                        @Override
                        public void onInterrupted(CallId id) {
                            calls.far.onInterrupted(id);
                        }

                        @Override
                        public void onDtmf(CallId id, char digit) {
                            throw new AssertionError("nobody presses a key");
                        }

                        @Override
                        public void onFailed(CallId id, String reason) {
                            calls.near.onFailed(id, reason);
                        }
                    });
            String answer = get(calls.far.media.answer(ID, get(calls.near.media.offer(ID))));
            get(calls.near.media.accept(ID, answer, false));
            connected(calls.near, ID);
        }
    }

    private static void closeWithoutHangingUp() {
        try (var calls = new Calls()) {
            for (int i = 0; i < 3; i++) {
                Call call = calls.connect("call " + i);
                call.near().speak(new Tone(440, -12));
                call.far().hears(440, -12);
            }
        }
    }

    private static void closeTwice() {
        try (var calls = new Calls()) {
            calls.connect("one");
            calls.near.media.close(ID);
            calls.near.media.close(ID);
            calls.near.media.close();
            calls.near.media.close(ID);
            calls.near.media.close();
            failure(calls.near.media.offer(ID));
            failure(calls.near.media.answer(ID, "v=0"));
            failure(calls.near.media.accept(ID, "v=0", false));
        }
    }

    private static void closeWhileGathering() {
        var patient =
                new WebrtcOptions(
                        false, Duration.ofSeconds(5), Duration.ofSeconds(15), 1, List.of());
        for (WebrtcOptions options : List.of(patient, Calls.LOOPBACK)) {
            var media = new WebrtcMedia(options);
            for (int i = 0; i < 25; i++) {
                var id = new CallId("call " + i);
                var offer = media.offer(id).exceptionally(Throwable::toString);
                if (i % 5 == 0) {
                    get(offer);
                }
                media.close(id);
                get(offer);
            }
            var last = media.offer(ID).exceptionally(Throwable::toString);
            media.close();
            get(last);
        }
    }

    private static void manyCalls() throws Exception {
        try (var calls = new Calls()) {
            List<Long> threads = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                String name = "call " + i;
                Call call = calls.connect(name);
                call.near().speak(new Tone(440, -12));
                until(() -> call.far().meter().dbfs(440) > -40, () -> "call " + name);
                calls.near.media.close(call.near().id());
                calls.far.media.close(call.near().id());
                if (i >= 9) {
                    threads.add(threads());
                }
            }
            System.out.println("threads " + threads);
            long spread =
                    threads.stream().mapToLong(n -> n).max().orElseThrow()
                            - threads.stream().mapToLong(n -> n).min().orElseThrow();
            if (spread > 8) { // a line more now and then, while the last one still closes
                throw new AssertionError("threads grow: " + threads);
            }
        }
    }

    /** Native threads too, where the system tells them. */
    private static long threads() throws Exception {
        Path tasks = Path.of("/proc/self/task");
        if (!Files.isDirectory(tasks)) {
            return Thread.activeCount();
        }
        try (Stream<Path> all = Files.list(tasks)) {
            return all.count();
        }
    }

    /** Mutations of real SDP: each is answered, accepted or refused, and the JVM lives. */
    private static void hostileSdp() {
        var random = new Random(8);
        int worked = 0;
        int refused = 0;
        try (var calls = new Calls()) {
            String offer = get(calls.near.media.offer(ID));
            String answer = get(calls.far.media.answer(ID, offer));
            for (int i = 0; i < 400; i++) {
                var id = new CallId("hostile " + i);
                boolean asAnswer = i % 4 == 0;
                String sdp = mutated(asAnswer ? answer : offer, random);
                if (asAnswer) {
                    get(calls.far.media.offer(id));
                }
                var outcome =
                        asAnswer
                                ? calls.far.media.accept(id, sdp, random.nextBoolean())
                                : calls.far.media.answer(id, sdp);
                if (get(outcome.handle((_, e) -> e == null))) {
                    worked++;
                } else {
                    refused++;
                    failure(outcome);
                }
                calls.far.media.close(id);
            }
            List<HostileSdp> named = HostileSdp.of(offer, answer);
            List<String> taken =
                    named.stream()
                            .filter(each -> !isRefused(each, calls))
                            .map(HostileSdp::name)
                            .toList();
            System.out.println(named.size() + " hostile SDPs, taken: " + taken);
            if (!taken.isEmpty()) {
                throw new AssertionError("taken: " + taken);
            }
            Call call = calls.connect("after all that");
            call.near().speak(new Tone(440, -12));
            call.far().hears(440, -12);
        }
        System.out.println("worked " + worked + ", refused " + refused);
        if (worked < 20 || refused < 20) {
            throw new AssertionError("the mutations are too tame or too wild");
        }
    }

    /** In a sentence, which does not quote it at length. */
    private static boolean isRefused(HostileSdp hostile, Calls calls) {
        var id = new CallId(hostile.name());
        if (hostile.answer()) {
            get(calls.far.media.offer(id));
        }
        var outcome =
                hostile.answer()
                        ? calls.far.media.accept(id, hostile.sdp(), false)
                        : calls.far.media.answer(id, hostile.sdp());
        boolean refused = get(outcome.handle((_, e) -> e != null));
        if (refused) {
            String told = failure(outcome);
            System.out.println(hostile.name() + ": " + told);
            refused = told.length() < 400 && told.lines().count() == 1;
        }
        calls.far.media.close(id);
        return refused;
    }

    private static String mutated(String sdp, Random random) {
        List<String> lines = new ArrayList<>(sdp.lines().toList());
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int at = 1 + random.nextInt(lines.size() - 1);
            String line = lines.get(at);
            switch (random.nextInt(8)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, line);
                case 2 -> lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
                case 3 -> lines.set(at, line.replaceAll("\\d+", "99999999999999999999"));
                case 4 -> lines.set(at, line.replaceAll("\\d+", "-1"));
                case 5 -> lines.set(at, line + " " + "x".repeat(random.nextInt(20_000)));
                case 6 -> lines.set(at, line.replace('a', '\u00e9').replace(':', ' '));
                default -> lines.set(at, lines.get(1 + random.nextInt(lines.size() - 1)));
            }
        }
        return String.join("\r\n", lines) + "\r\n";
    }

    /** The native library cannot be unpacked: the caller gets a sentence each time. */
    private static void brokenLibrary() {
        try (var media = new WebrtcMedia(Calls.LOOPBACK)) {
            System.out.println(failure(media.offer(ID)));
            System.out.println(failure(media.offer(ID)));
        }
    }

    /** Needs a network of its own, with nothing but loopback, and the right to drop its packets. */
    private static void aPathThatBreaks() throws Exception {
        try (var calls = new Calls()) {
            Call call = calls.connect("one");
            call.near().speak(new Tone(440, -12));
            call.far().speak(new Tone(1000, -12));
            call.near().hears(1000, -12);
            var second = Duration.ofSeconds(1);
            until(
                    () -> calls.near.media.silence(ID).compareTo(second.multipliedBy(2)) < 0,
                    () -> "no silence, not " + calls.near.media.silence(ID));

            iptables("-A", "-j", "DROP");
            get(calls.near.interruption(ID));
            get(calls.far.interruption(ID));
            until(
                    () -> calls.near.media.silence(ID).compareTo(second.multipliedBy(5)) > 0,
                    () -> "silence, not " + calls.near.media.silence(ID));
            iptables("-D", "-j", "DROP");

            String offer = get(calls.near.media.renew(ID, false));
            get(calls.near.media.accept(ID, get(calls.far.media.answer(ID, offer)), false));
            long started = System.nanoTime();
            call.near().meter().reset();
            call.near().hears(1000, -12);
            call.far().hears(440, -12);
            System.out.println(
                    "heard again after " + (System.nanoTime() - started) / 1_000_000 + " ms");
            until(
                    () -> calls.near.media.silence(ID).compareTo(second.multipliedBy(2)) < 0,
                    () -> "no silence, not " + calls.near.media.silence(ID));
        }
    }

    /** Only relays reach each other: no phone reaches the other phone, nor the other's relay. */
    private static void onlyThroughTurn(String transport) throws Exception {
        String relays = TurnServer.FIRST_RELAY + ":" + TurnServer.LAST_RELAY;
        iptables("-A", "--dport", "" + TurnServer.PORT, "-j", "ACCEPT");
        iptables("-A", "--sport", "" + TurnServer.PORT, "-j", "ACCEPT");
        iptables("-A", "--sport", relays, "--dport", relays, "-j", "ACCEPT");
        iptables("-A", "-j", "DROP");
        TurnServer turn = TurnServer.start();
        try (var calls =
                new Calls(Calls.LOOPBACK.withIceServers(List.of(TurnServer.by(transport))))) {
            Call call = calls.connect("one");
            call.near().speak(new Tone(440, -12));
            call.far().speak(new Tone(1000, -12));
            call.near().hears(1000, -12);
            call.far().hears(440, -12);
            turn.close();
            get(calls.near.interruption(ID)); // there was no other way
        } finally {
            turn.close();
        }
    }

    private static void iptables(String how, String... rule) throws Exception {
        List<String> command = new ArrayList<>(List.of("iptables", how, "INPUT", "-p", "udp"));
        command.addAll(List.of(rule));
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new AssertionError("iptables gave " + exit);
        }
    }
}
