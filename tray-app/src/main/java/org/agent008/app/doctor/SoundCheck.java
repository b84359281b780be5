package org.agent008.app.doctor;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.agent008.adapter.webrtc.SoundCard;
import org.agent008.domain.call.CallId;
import org.agent008.domain.doctor.Chart;
import org.agent008.domain.doctor.Check;
import org.agent008.domain.doctor.Finding;
import org.agent008.domain.port.AudioDesk;
import org.agent008.domain.port.AudioDevices;
import org.agent008.domain.port.AudioDevices.Use;

/** Looks for the microphone, speaker and ringer, and listens whether the microphone is alive. */
public final class SoundCheck implements Check {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final double SILENCE_DBFS = -95;

    private final Function<AudioDesk, SoundCard> cards;

    /**
     * @param cards a new one at that desk, closed here
     */
    public SoundCheck(Function<AudioDesk, SoundCard> cards) {
        this.cards = cards;
    }

    @Override
    public void examine(Chart chart) throws InterruptedException {
        try (SoundCard card = cards.apply(new Nowhere())) {
            if (!chart.look("Sound", () -> system(card))) {
                return;
            }
            if (chart.look("Microphone", () -> device(card, Use.MICROPHONE, "microphone"))) {
                chart.look("Microphone level", () -> level(card));
            }
            chart.look("Speaker", () -> device(card, Use.SPEAKER, "speaker"));
            chart.look("Ringer", () -> device(card, Use.RINGER, "ringer"));
        }
    }

    private static Finding system(SoundCard card) {
        return waited(() -> !devices(card).isEmpty())
                ? Finding.ok("there are devices")
                : Finding.fault(
                        "no sound devices",
                        "On Linux PulseAudio or PipeWire has to run for your user. A phone that"
                                + " only programs use runs with --headless.");
    }

    private static String devices(SoundCard card) {
        var now = card.snapshot().devices();
        return now.microphones().isEmpty() && now.speakers().isEmpty() ? "" : now.toString();
    }

    private static Finding device(SoundCard card, Use use, String name) {
        AudioDevices.Choice choice =
                Optional.ofNullable(card.snapshot().choices().get(use)).orElseThrow();
        if (choice.device().isEmpty()) {
            return Finding.fault(
                    "there is no " + name, "Plug one in; agent008 devices lists what is there.");
        }
        AudioDevices.Device device = choice.device().get();
        boolean chosen =
                choice.chosen().equals("default")
                        || choice.chosen().equals(device.name())
                        || choice.chosen().equalsIgnoreCase(device.description());
        return chosen
                ? Finding.ok(device.description())
                : Finding.warning(
                        device.description() + ", as " + choice.chosen() + " is not there",
                        "Plug it in, or choose another: agent008 devices --" + name + " NAME");
    }

    private static Finding level(SoundCard card) {
        card.talk(Set.of(new CallId("doctor")));
        boolean heard = waited(() -> card.meter().microphoneDbfs() > SILENCE_DBFS);
        double dbfs = card.meter().microphoneDbfs();
        card.talk(Set.of());
        return heard
                ? Finding.ok("%.0f dBFS".formatted(dbfs))
                : Finding.warning(
                        "nothing but digital silence",
                        "Is it muted, in the system's sound settings or by a switch on it?");
    }

    private static boolean waited(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return true;
    }

    /** Where no call is: what the microphone hears goes nowhere. */
    private static final class Nowhere implements AudioDesk {
        @Override
        public Tap tap(CallId id, Side side, FrameSink sink) {
            return () -> {};
        }

        @Override
        public Tap tap(CallId id, Side side, int rate, FrameSink sink) {
            return () -> {};
        }

        @Override
        public Tap speak(CallId id, FrameSource source) {
            return () -> {};
        }

        @Override
        public Optional<Levels> levels(CallId id) {
            return Optional.empty();
        }
    }
}
