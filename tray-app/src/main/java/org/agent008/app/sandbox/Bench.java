package org.agent008.app.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.agent008.app.sandbox.Deadline.Missed;

/**
 * Measures the phone in a process of its own; this process has the phone system and the far ends.
 */
final class Bench {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final double CALLER_HZ = 700;
    private static final List<Integer> LOADS = List.of(1, 10, 25);

    private final Progress out;
    private final Duration idle;
    private final Duration hold;
    private final int calls;
    private final List<String> rows = new ArrayList<>();

    /**
     * Measures nothing yet.
     *
     * @param idle how long the idle phone is watched
     * @param hold how long each number of simultaneous calls is watched
     * @param calls how many calls are made one after the other
     */
    Bench(Progress out, Duration idle, Duration hold, int calls) {
        this.out = out;
        this.idle = idle;
        this.hold = hold;
        this.calls = calls;
    }

    /** Measures and returns the rows of a Markdown table. */
    List<String> run() throws IOException, Missed, InterruptedException {
        try (Sandbox sandbox = Sandbox.start()) {
            Deadline.await("the far end registers", sandbox.caller().registered(), LIMIT);
            long started = System.nanoTime();
            try (MeasuredProcess phone = new MeasuredProcess(BenchPhone.NAME)) {
                phone.send(BenchPhone.lines(sandbox.account()));
                long registered =
                        Deadline.await(
                                "the phone registers", phone.says(BenchPhone.REGISTERED), LIMIT);
                row("Process start to registered", millis(registered - started) + " ms");
                row("CPU until registered", seconds(phone.cpu()) + " s");
                idle(phone);
                inTurn(phone, sandbox.caller());
                for (int load : LOADS) {
                    atOnce(phone, sandbox.caller(), load);
                }
            }
        }
        return List.copyOf(rows);
    }

    private void idle(MeasuredProcess phone) throws IOException, InterruptedException {
        out.step("watching the idle phone for " + idle.toSeconds() + " s");
        double cores = cores(phone, idle);
        row("Idle, resident memory", megabytes(phone.resident()) + " MB");
        row(
                "Idle, CPU over " + idle.toSeconds() + " s",
                String.format(Locale.ROOT, "%.2f %% of a core", cores * 100));
    }

    private void inTurn(MeasuredProcess phone, SandboxPeer caller)
            throws IOException, Missed, InterruptedException {
        out.step("making " + calls + " calls, one after the other");
        Quantiles ringing = new Quantiles();
        Quantiles speaking = new Quantiles();
        for (int i = 0; i < calls; i++) {
            PeerCall call = caller.call(Sandbox.PHONE);
            long rung = Deadline.await("the phone rings", call.rung(), LIMIT);
            ringing.add(Duration.ofNanos(rung - call.sent()));
            Ear ear = call.hear(Ear.forSound());
            long answer = System.nanoTime();
            phone.send(call.id() + "\n");
            long first = Deadline.await("the phone is heard", ear.first(), LIMIT);
            speaking.add(Duration.ofNanos(first - answer));
            call.hangUp();
        }
        row("INVITE to 180, p50 / p95 / max of " + calls, ringing + " ms");
        row("Answer to first media at the caller, p50 / p95 / max of " + calls, speaking + " ms");
    }

    private void atOnce(MeasuredProcess phone, SandboxPeer caller, int load)
            throws IOException, Missed, InterruptedException {
        out.step("holding " + load + " at once for " + hold.toSeconds() + " s");
        OptionalLong before = phone.resident();
        List<PeerCall> live = new ArrayList<>();
        List<Ear> ears = new ArrayList<>();
        for (int i = 0; i < load; i++) {
            PeerCall call = caller.call(Sandbox.PHONE);
            live.add(call);
            Deadline.await("the phone rings", call.rung(), LIMIT);
            phone.send(call.id() + "\n");
            Deadline.await("audio connects", call.connected(), LIMIT);
            call.speak(new Tone(CALLER_HZ));
            ears.add(call.hear(Ear.forSound()));
        }
        for (Ear ear : ears) {
            Deadline.await("the phone is heard", ear.first(), LIMIT);
        }
        double cores = cores(phone, hold);
        OptionalLong after = phone.resident();
        row(
                load + " at once, CPU per call",
                String.format(Locale.ROOT, "%.2f %% of a core", cores * 100 / load));
        row(load + " at once, resident memory", megabytes(after) + " MB");
        if (before.isPresent() && after.isPresent()) {
            row(
                    load + " at once, growth per call",
                    String.format(
                            Locale.ROOT,
                            "%.1f MB",
                            (after.getAsLong() - before.getAsLong()) / 1e6 / load));
        }
        for (PeerCall call : live) {
            call.hangUp();
        }
    }

    /** CPU time per time over a while. */
    private static double cores(MeasuredProcess phone, Duration length)
            throws InterruptedException {
        Duration cpu = phone.cpu();
        long start = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(length.toNanos()); // this is the measurement itself
        double used = phone.cpu().minus(cpu).toNanos();
        return used / (System.nanoTime() - start);
    }

    private void row(String what, String value) {
        out.step(what + ": " + value);
        rows.add("| " + what + " | " + value + " |");
    }

    private static String megabytes(OptionalLong bytes) {
        return bytes.isPresent() ? Long.toString(bytes.getAsLong() / 1_000_000) : "?";
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    private static String seconds(Duration d) {
        return String.format(Locale.ROOT, "%.2f", d.toMillis() / 1e3);
    }
}
