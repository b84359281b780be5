package org.agent008.app.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.agent008.adapter.api.CallerReport;
import org.agent008.adapter.api.CallerReport.State;
import org.agent008.adapter.api.CallerReport.Step;
import org.agent008.adapter.api.CallerStep;
import org.agent008.app.sandbox.Deadline.Missed;
import org.agent008.domain.port.AudioDesk.FrameSource;
import org.jspecify.annotations.Nullable;

/**
 * One far end that does as a script says, step by step on a virtual thread of its own. Safe from
 * any thread.
 */
final class PeerScript {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Duration ENOUGH = Duration.ofMillis(300);
    private static final long BETWEEN_KEYS_MILLIS = 250;

    private final String number;
    private final SandboxPeer peer;
    private final CompletableFuture<PeerCall> called = new CompletableFuture<>();
    private final List<Step> steps = new ArrayList<>();
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
    private volatile @Nullable PeerCall current;
    private int keysRead;

    PeerScript(String number, SandboxPeer peer) {
        this.number = number;
        this.peer = peer;
    }

    /** An inbound call; false where it had one before. */
    boolean take(PeerCall call) {
        boolean first = called.complete(call);
        if (first) {
            call.ring();
        }
        return first;
    }

    /** Does these after what it has to do already. */
    synchronized void then(List<CallerStep> more) {
        int from = steps.size();
        more.forEach(_ -> steps.add(new Step(State.WAITING, "")));
        last = last.thenRunAsync(() -> run(more, from), Thread::startVirtualThread);
    }

    synchronized CallerReport report() {
        PeerCall call = current;
        return new CallerReport(
                number,
                number,
                call == null ? "" : call.keys(),
                call == null || call.isOver(),
                steps);
    }

    void hangUp() {
        PeerCall call = current;
        if (call != null) {
            call.hangUp();
        }
    }

    private void run(List<CallerStep> script, int from) {
        boolean well = true;
        for (int i = 0; i < script.size(); i++) {
            if (!well) {
                set(from + i, State.FAILED, "An earlier step of this script failed.");
                continue;
            }
            set(from + i, State.RUNNING, "");
            try {
                set(from + i, State.DONE, run(script.get(i)));
            } catch (Missed | IOException | RuntimeException e) {
                well = false;
                set(from + i, State.FAILED, String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                set(from + i, State.FAILED, "The sandbox ended.");
            }
        }
    }

    private synchronized void set(int index, State state, String text) {
        steps.set(index, new Step(state, text));
    }

    private String run(CallerStep step) throws Missed, IOException, InterruptedException {
        return switch (step) {
            case CallerStep.Dial(String to) -> {
                current = peer.call(to);
                yield "calling " + to;
            }
            case CallerStep.Answer(Duration within) -> {
                PeerCall call = Deadline.await("somebody calls " + number, called, within);
                current = call;
                Deadline.await("audio connects", call.answer(), LIMIT);
                yield "answered " + call.from();
            }
            case CallerStep.ExpectAnswer(Duration within) -> {
                Deadline.await("the phone answers", call().connected(), within);
                yield "answered";
            }
            case CallerStep.Press(String digits) -> press(digits);
            case CallerStep.PlayTone(double hz, Duration length) ->
                    play(new Tone(hz), length, "a tone of " + hz + " Hz");
            case CallerStep.PlayFile(var file) -> {
                Clip clip = Clip.of(file);
                yield play(clip.once(), clip.length(), file.toString());
            }
            case CallerStep.ExpectDigits(String digits, Duration within) -> keys(digits, within);
            case CallerStep.ExpectTone(double hz, Duration within) ->
                    hear(Ear.forTone(hz), "a tone of " + hz + " Hz", within);
            case CallerStep.ExpectSound(Duration within) ->
                    hear(Ear.forSound(), "anything audible", within);
            case CallerStep.ExpectTransfer(Duration within) -> {
                PeerCall next =
                        Deadline.await("the phone hands the call on", call().next(), within);
                Deadline.await(next.to() + " answers", next.connected(), within);
                current = next;
                keysRead = 0;
                yield "handed on to " + next.to();
            }
            case CallerStep.HangUp() -> {
                call().hangUp();
                yield "hung up";
            }
            case CallerStep.ExpectHangUp(Duration within) ->
                    "over: "
                            + Deadline.await("the other side hangs up", call().ended(), within)
                                    .cause()
                                    .text();
        };
    }

    private PeerCall call() throws Missed {
        return Optional.ofNullable(current)
                .orElseThrow(() -> new Missed("There is no call: dial or answer first."));
    }

    private String press(String digits) throws Missed, InterruptedException {
        PeerCall call = call();
        Deadline.await("audio connects", call.connected(), LIMIT);
        for (int i = 0; i < digits.length(); i++) {
            char key = digits.charAt(i);
            boolean sent =
                    Deadline.await(
                            "the key " + key + " is sent",
                            call.press(key).toCompletableFuture(),
                            LIMIT);
            if (!sent) {
                throw new Missed("The phone has not agreed on keypad tones (RFC 4733).");
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_KEYS_MILLIS); // as long as a key takes
        }
        return "pressed " + digits;
    }

    private String keys(String digits, Duration within) throws Missed, InterruptedException {
        PeerCall call = call();
        int from = keysRead;
        try {
            Deadline.await(
                    "the phone presses " + digits,
                    call.keys(all -> all.length() >= from + digits.length()),
                    within);
        } catch (Missed e) {
            throw new Missed(e.getMessage() + " Pressed was \"" + since(call, from) + "\".", e);
        }
        String pressed = since(call, from);
        if (!pressed.startsWith(digits)) {
            throw new Missed("The phone pressed \"" + pressed + "\", and not \"" + digits + "\".");
        }
        keysRead = from + digits.length();
        return "pressed was " + digits;
    }

    private static String since(PeerCall call, int from) {
        return call.keys().substring(Math.min(from, call.keys().length()));
    }

    private String play(FrameSource voice, Duration length, String what)
            throws Missed, InterruptedException {
        PeerCall call = call();
        Deadline.await("audio connects", call.connected(), LIMIT);
        try (var _ = call.speak(voice)) {
            TimeUnit.NANOSECONDS.sleep(length.toNanos()); // as long as it sounds
        }
        return "played " + what;
    }

    private String hear(Ear ear, String what, Duration within) throws Missed, InterruptedException {
        PeerCall call = call();
        Impression impression = new Impression();
        try (var _ =
                call.tap(frame -> {
                    ear.accept(frame);
                    impression.accept(frame);
                })) {
            Deadline.await(what + " is heard", ear.recognises(ENOUGH), within);
            return "heard " + what;
        } catch (Missed e) {
            throw new Missed(e.getMessage() + " Heard was " + impression.text() + ".", e);
        }
    }
}
