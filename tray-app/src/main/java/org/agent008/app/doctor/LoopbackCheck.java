package org.agent008.app.doctor;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.agent008.adapter.webrtc.WebrtcMedia;
import org.agent008.app.sandbox.Ear;
import org.agent008.app.sandbox.Tone;
import org.agent008.domain.call.CallId;
import org.agent008.domain.doctor.Chart;
import org.agent008.domain.doctor.Check;
import org.agent008.domain.doctor.Finding;
import org.agent008.domain.port.AudioDesk.Side;

/** Calls from one line of ours to another, within this machine, and listens for a tone. */
public final class LoopbackCheck implements Check {
    private static final double HZ = 1000;
    private static final Duration ENOUGH = Duration.ofMillis(300);
    private static final long PATIENCE_SECONDS = 10;
    private static final CallId HERE = new CallId("doctor-here");
    private static final CallId THERE = new CallId("doctor-there");

    private final Supplier<WebrtcMedia> media;

    /**
     * @param media a new one, closed here
     */
    public LoopbackCheck(Supplier<WebrtcMedia> media) {
        this.media = media;
    }

    @Override
    public void examine(Chart chart) throws InterruptedException {
        chart.look("Loop-back call", this::call);
    }

    private Finding call() throws InterruptedException {
        try (WebrtcMedia lines = media.get()) {
            String answer = get(lines.answer(THERE, get(lines.offer(HERE))));
            get(lines.accept(HERE, answer, false));
            Ear ear = Ear.forTone(HZ);
            lines.tap(THERE, Side.REMOTE, ear);
            lines.speak(HERE, new Tone(HZ));
            get(ear.recognises(ENOUGH));
            return Finding.ok("its tone was heard at %.0f dBFS".formatted(ear.loudest()));
        } catch (TimeoutException e) {
            return Finding.fault(
                    "nothing was heard",
                    "A firewall on this machine may block UDP between its own programs.");
        } catch (ExecutionException e) {
            return Finding.fault(
                    "it failed: " + e.getMessage(),
                    "The log says more. On Linux the media library needs libpulse0 and X11"
                            + " libraries: ./agent008 run names what is missing.");
        }
    }

    private static <T> T get(CompletionStage<T> stage)
            throws InterruptedException, ExecutionException, TimeoutException {
        return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
