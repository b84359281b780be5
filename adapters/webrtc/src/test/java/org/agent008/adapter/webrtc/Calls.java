package org.agent008.adapter.webrtc;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.agent008.domain.call.CallId;
import org.agent008.domain.port.AudioDesk.FrameSource;
import org.agent008.domain.port.AudioDesk.Side;
import org.agent008.domain.port.AudioDesk.Tap;
import org.agent008.domain.port.Media.MediaSignals;

/** Two phones' media in one JVM, calling each other over loopback; the test is the signalling. */
final class Calls implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Phone near;
    private final Phone far;

    Calls() {
        this(WebrtcOptions.defaults().withLoopback(true));
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
            until(
                    () -> Math.abs(meter.dbfs(hz) - dbfs) < 1,
                    () -> "%s Hz at %s dBFS, not %s".formatted(hz, dbfs, meter.dbfs(hz)));
        }

        String answer(String offer) {
            return get(phone.media.answer(id, offer));
        }

        void accept(String answer) {
            get(phone.media.accept(id, answer, false));
        }
    }

    static final class Phone {
        final WebrtcMedia media;
        final Map<CallId, CompletableFuture<Void>> connected = new ConcurrentHashMap<>();

        Phone(WebrtcOptions options) {
            media = new WebrtcMedia(options);
            media.onSignal(
                    new MediaSignals() {
                        @Override
                        public void onConnected(CallId id) {
                            connection(id).complete(null);
                        }

                        @Override
                        public void onFailed(CallId id, String reason) {
                            connection(id).completeExceptionally(new AssertionError(reason));
                        }
                    });
        }

        CompletableFuture<Void> connection(CallId id) {
            return connected.computeIfAbsent(id, key -> new CompletableFuture<>());
        }

        Ear ear(CallId id) {
            var meter = new ToneMeter();
            media.tap(id, Side.REMOTE, meter);
            return new Ear(this, id, meter);
        }
    }

    WebrtcMedia near() {
        return near.media;
    }

    WebrtcMedia far() {
        return far.media;
    }

    Call connect(String name) {
        return connect(name, UnaryOperator.identity());
    }

    /** Calls; {@code proxy} may change the offer on its way. */
    Call connect(String name, UnaryOperator<String> proxy) {
        var id = new CallId(name);
        String offer = get(near.media.offer(id));
        Ear here = near.ear(id);
        String answer = get(far.media.answer(id, proxy.apply(offer)));
        Ear there = far.ear(id);
        get(near.media.accept(id, answer, false));
        get(near.connection(id));
        get(far.connection(id));
        return new Call(here, there);
    }

    static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
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
