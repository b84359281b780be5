package org.agent008.adapter.webrtc;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.agent008.domain.call.CallId;
import org.agent008.domain.port.AudioDesk.FrameSource;
import org.agent008.domain.port.AudioDesk.Side;
import org.agent008.domain.port.AudioDesk.Tap;
import org.agent008.domain.port.Media.MediaException;
import org.agent008.domain.port.Media.MediaSignals;

/** Two phones' media in one JVM, calling each other over loopback; the test is the signalling. */
final class Calls implements AutoCloseable {
    static final WebrtcOptions LOOPBACK = WebrtcOptions.defaults().withLoopback(true);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final Phone near;
    final Phone far;

    Calls() {
        this(LOOPBACK);
    }

    Calls(WebrtcOptions options) {
        near = new Phone(options);
        far = new Phone(options);
    }

    record Call(Ear near, Ear far) {}

    /** One end of one call, listening to it from the start. */
    record Ear(Phone phone, CallId id, ToneMeter meter) {
        Tap speak(FrameSource source) {
            return phone.media.speak(id, source);
        }

        /** Waits until half a second of a tone was heard at its level, within 1 dB. */
        void hears(double hz, double dbfs) {
            hears(hz, dbfs, 1);
        }

        void hears(double hz, double dbfs, double tolerance) {
            until(
                    () -> Math.abs(meter.dbfs(hz) - dbfs) < tolerance,
                    () -> "%s Hz at %s dBFS, not %s".formatted(hz, dbfs, meter.dbfs(hz)));
        }

        /** Waits until a second of silence was heard. */
        void hearsNothing() {
            until(() -> meter.read().dbfs() < -80, () -> "silence, not " + meter.read());
        }
    }

    static final class Phone implements MediaSignals {
        final WebrtcMedia media;
        final Queue<Character> keys = new ConcurrentLinkedQueue<>();
        private final Map<CallId, CompletableFuture<String>> states = new ConcurrentHashMap<>();

        private final Map<CallId, CompletableFuture<Void>> interruptions =
                new ConcurrentHashMap<>();

        Phone(WebrtcOptions options) {
            media = new WebrtcMedia(options);
            media.onSignal(this);
        }

        /** "connected", or why not. */
        CompletableFuture<String> state(CallId id) {
            return states.computeIfAbsent(id, _ -> new CompletableFuture<>());
        }

        /** Done once the call's path broke. */
        CompletableFuture<Void> interruption(CallId id) {
            return interruptions.computeIfAbsent(id, _ -> new CompletableFuture<>());
        }

        @Override
        public void onConnected(CallId id) {
            state(id).complete("connected");
        }

        @Override
        public void onInterrupted(CallId id) {
            interruption(id).complete(null);
        }

        @Override
        public void onDtmf(CallId id, char digit) {
            keys.add(digit);
        }

        @Override
        public void onFailed(CallId id, String reason) {
            state(id).complete(reason);
        }

        Ear ear(CallId id) {
            var meter = new ToneMeter();
            media.tap(id, Side.REMOTE, meter);
            return new Ear(this, id, meter);
        }
    }

    Call connect(String name) {
        return connect(name, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /** Calls from near to far; what lies between may change the offer and the answer. */
    Call connect(String name, UnaryOperator<String> onOffer, UnaryOperator<String> onAnswer) {
        var id = new CallId(name);
        String offer = get(near.media.offer(id));
        Ear here = near.ear(id);
        String answer = get(far.media.answer(id, onOffer.apply(offer)));
        Ear there = far.ear(id);
        get(near.media.accept(id, onAnswer.apply(answer), false));
        connected(near, id);
        connected(far, id);
        return new Call(here, there);
    }

    static void connected(Phone phone, CallId id) {
        String state = get(phone.state(id));
        if (!state.equals("connected")) {
            throw new AssertionError(state);
        }
    }

    static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for a stage to fail as the port promises, and returns its sentence. */
    static String failure(CompletionStage<?> stage) {
        try {
            Object made = stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            throw new AssertionError("it did not fail: " + made);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MediaException told) {
                return told.toString();
            }
            throw new AssertionError(e);
        } catch (TimeoutException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static void until(BooleanSupplier condition, Supplier<String> what) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited too long for " + what.get());
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Override
    public void close() {
        near.media.close();
        far.media.close();
    }
}
