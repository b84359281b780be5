package org.agent008.adapter.webrtc;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.agent008.domain.call.CallId;
import org.agent008.domain.port.AudioDesk;
import org.agent008.domain.port.Media;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Media on webrtc-java: Opus, G722, PCMU and PCMA over DTLS-SRTP and ICE, with no sound card or
 * sound server needed. Warms its first line in the background.
 */
public final class WebrtcMedia implements Media, AudioDesk {
    private static final Logger log = LoggerFactory.getLogger(WebrtcMedia.class);
    private static final long CLOSE_SECONDS = 5;

    private volatile WebrtcOptions options;
    private final LinePool pool;
    private final Map<CallId, Leg> legs = new ConcurrentHashMap<>();
    private final Set<Leg> closing = ConcurrentHashMap.newKeySet();
    private final Clock clock = new Clock();
    private volatile MediaSignals signals = new Nobody();

    public WebrtcMedia(WebrtcOptions options) {
        this.options = options;
        pool = new LinePool(options.warmLines());
    }

    /** What calls are made with from now on; those that are up stay as they are. */
    public void configure(WebrtcOptions wanted) {
        options = wanted;
    }

    @Override
    public void onSignal(MediaSignals listener) {
        signals = listener;
    }

    @Override
    public CompletionStage<String> offer(CallId id) {
        Leg leg = leg(id);
        return releasingOnFailure(id, leg, leg.offer());
    }

    @Override
    public CompletionStage<String> answer(CallId id, String offer) {
        Leg open = legs.get(id);
        if (open != null) {
            return open.answer(offer); // a re-INVITE: where it fails, the call goes on as it was
        }
        Leg leg = leg(id);
        return releasingOnFailure(id, leg, leg.answer(offer));
    }

    @Override
    public CompletionStage<Void> accept(CallId id, String answer, boolean provisional) {
        Leg open = legs.get(id);
        return open != null
                ? open.accept(answer, provisional)
                : CompletableFuture.failedFuture(LibraryReply.over());
    }

    private Leg leg(CallId id) {
        return legs.computeIfAbsent(id, key -> new Leg(key, pool, options, clock, () -> signals));
    }

    private CompletionStage<String> releasingOnFailure(
            CallId id, Leg leg, CompletableFuture<String> sdp) {
        var _ =
                sdp.whenComplete((_, failure) -> {
                    if (failure != null && legs.remove(id, leg)) {
                        log.warn("call {} has no audio: {}", id, failure.getMessage());
                        release(leg);
                    }
                });
        return sdp;
    }

    @Override
    public CompletionStage<String> reoffer(CallId id, boolean hold) {
        Leg open = legs.get(id);
        return open != null
                ? open.reoffer(hold)
                : CompletableFuture.failedFuture(LibraryReply.over());
    }

    @Override
    public CompletionStage<String> renew(CallId id, boolean hold) {
        Leg open = legs.get(id);
        return open != null
                ? open.renew(hold)
                : CompletableFuture.failedFuture(LibraryReply.over());
    }

    @Override
    public Duration silence(CallId id) {
        Leg open = legs.get(id);
        return open != null ? open.silence() : Duration.ZERO;
    }

    @Override
    public void withdraw(CallId id) {
        Leg open = legs.get(id);
        if (open != null) {
            open.withdraw();
        }
    }

    @Override
    public void mute(CallId id, boolean muted) {
        Leg leg = legs.get(id);
        if (leg != null) {
            leg.mixer().mute(muted);
        }
    }

    @Override
    public CompletionStage<Boolean> dtmf(CallId id, char digit) {
        Leg leg = legs.get(id);
        return leg == null ? CompletableFuture.completedFuture(false) : leg.dtmf(digit);
    }

    private void release(Leg leg) {
        closing.add(leg);
        var _ = leg.close().whenComplete((_, _) -> closing.remove(leg));
    }

    @Override
    public void close(CallId id) {
        Leg leg = legs.remove(id);
        if (leg != null) {
            release(leg);
        }
    }

    @Override
    public Tap tap(CallId id, Side side, FrameSink sink) {
        Leg leg = legs.get(id);
        return leg == null ? () -> {} : leg.mixer().tap(side, sink);
    }

    @Override
    public Tap tap(CallId id, Side side, int rate, FrameSink sink) {
        return tap(id, side, Downsampler.to(rate, sink));
    }

    @Override
    public Tap speak(CallId id, FrameSource source) {
        Leg leg = legs.get(id);
        return leg == null ? () -> {} : leg.mixer().speak(source);
    }

    @Override
    public Optional<Levels> levels(CallId id) {
        return Optional.ofNullable(legs.get(id)).map(Leg::levels);
    }

    @Override
    public void close() {
        List.copyOf(legs.keySet()).forEach(this::close);
        List<CompletableFuture<Void>> ends = closing.stream().map(Leg::close).toList();
        CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, CLOSE_SECONDS, TimeUnit.SECONDS)
                .join();
        if (!ends.stream().allMatch(CompletableFuture::isDone)) {
            log.warn("a line did not close in {} s and is left behind", CLOSE_SECONDS);
        }
        pool.close();
        clock.close();
    }

    private static final class Nobody implements MediaSignals {
        @Override
        public void onConnected(CallId id) {
            log.debug("{}: connected, and nobody listens", id);
        }

        @Override
        public void onInterrupted(CallId id) {
            log.debug("{}: interrupted, and nobody listens", id);
        }

        @Override
        public void onDtmf(CallId id, char digit) {
            log.debug("{}: a key was pressed, and nobody listens", id);
        }

        @Override
        public void onFailed(CallId id, String reason) {
            log.debug("{}: {} Nobody listens.", id, reason);
        }
    }
}
