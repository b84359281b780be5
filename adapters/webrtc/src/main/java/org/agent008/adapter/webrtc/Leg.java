package org.agent008.adapter.webrtc;

import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsType;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.agent008.domain.call.CallId;
import org.agent008.domain.port.AudioDesk.Levels;
import org.agent008.domain.port.AudioDesk.Side;
import org.agent008.domain.port.Media.MediaException;
import org.agent008.domain.port.Media.MediaSignals;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The media of one call: a line, a peer connection on it, and the thread on which all their native
 * calls run.
 */
final class Leg {
    private static final Logger log = LoggerFactory.getLogger(Leg.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final CallId id;
    private final LinePool pool;
    private final WebrtcOptions options;
    private final Clock clock;
    private final Supplier<MediaSignals> signals;
    private final ExecutorService worker;
    private final Mixer mixer = new Mixer();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private volatile @Nullable Peer peer;
    private volatile Traffic traffic = new Traffic(0, 0, 0);
    private volatile long lastHeard = System.nanoTime();

    // the worker's own
    private @Nullable Line line;
    private boolean timed;
    private boolean everConnected;
    private boolean connected;
    private boolean failed;
    private long packets;

    private record Traffic(long concealed, long received, long sent) {}

    Leg(
            CallId id,
            LinePool pool,
            WebrtcOptions options,
            Clock clock,
            Supplier<MediaSignals> signals) {
        this.id = id;
        this.pool = pool;
        this.options = options;
        this.clock = clock;
        this.signals = signals;
        worker =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("line " + id).factory());
        mixer.tap(Side.REMOTE, new KeypadEar(key -> signals.get().onDtmf(id, key)));
        tick();
        clock.after(POLL, this::pollTraffic);
    }

    CompletableFuture<String> offer() {
        var offer = new CompletableFuture<String>();
        run(offer, peer -> offer.complete(peer.offer()));
        return offer;
    }

    CompletableFuture<String> answer(String theirs) {
        var answer = new CompletableFuture<String>();
        run(
                answer,
                peer -> {
                    peer.withdraw();
                    String ours = peer.answer(theirs);
                    expectConnection();
                    answer.complete(ours);
                });
        return answer;
    }

    CompletableFuture<Void> accept(String answer, boolean provisional) {
        var accepted = new CompletableFuture<Void>();
        run(
                accepted,
                peer -> {
                    if (peer.accept(answer, provisional)) {
                        expectConnection();
                    } else {
                        log.debug("{}: an answer came again and was ignored", id);
                    }
                    accepted.complete(null);
                });
        return accepted;
    }

    CompletableFuture<String> reoffer(boolean hold) {
        var offer = new CompletableFuture<String>();
        run(offer, peer -> offer.complete(peer.reoffer(hold)));
        return offer;
    }

    CompletableFuture<String> renew(boolean hold) {
        var offer = new CompletableFuture<String>();
        run(offer, peer -> offer.complete(peer.renew(hold)));
        return offer;
    }

    /** How long neither RTP nor RTCP has come; ICE's own checks do not count. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastHeard);
    }

    CompletableFuture<Boolean> dtmf(char digit) {
        var sent = new CompletableFuture<Boolean>();
        run(sent, peer -> sent.complete(peer.dtmf(digit)));
        return sent;
    }

    void withdraw() {
        run(new CompletableFuture<>(), Peer::withdraw);
    }

    Mixer mixer() {
        return mixer;
    }

    Levels levels() {
        Traffic t = traffic;
        return new Levels(
                mixer.localDbfs(), mixer.remoteDbfs(), t.concealed(), t.received(), t.sent());
    }

    /** Closes in the background; the stage completes when the line is free again. */
    CompletableFuture<Void> close() {
        if (closing.compareAndSet(false, true)) {
            Peer open = peer;
            if (open != null) {
                open.hurry();
            }
            later(this::release);
            worker.shutdown();
        }
        return ended;
    }

    private void release() {
        try {
            Peer open = peer;
            if (open != null) {
                open.close();
            }
            Line taken = line;
            if (taken != null) {
                taken.use(null);
                pool.give(taken);
            }
        } catch (RuntimeException | Error e) {
            log.error("{}: its line could not be closed and is left behind", id, e);
        } finally {
            ended.complete(null);
        }
    }

    /** Runs {@code work} on the worker; where it throws, {@code result} fails. */
    private void run(CompletableFuture<?> result, Consumer<Peer> work) {
        boolean queued =
                later(() -> {
                    try {
                        work.accept(open());
                    } catch (MediaException e) {
                        result.completeExceptionally(e);
                    } catch (RuntimeException | Error e) {
                        log.error("{}: the media library failed", id, e);
                        result.completeExceptionally(
                                new MediaException("The media library failed: " + e, e));
                    }
                });
        if (!queued) {
            result.completeExceptionally(LibraryReply.over());
        }
    }

    private Peer open() {
        if (closing.get()) {
            throw LibraryReply.over();
        }
        Peer open = peer;
        if (open != null) {
            return open;
        }
        Line taken = pool.take();
        line = taken;
        taken.use(mixer);
        open = new Peer(taken, mixer, options, state -> later(() -> onState(state)));
        peer = open;
        if (closing.get()) {
            open.hurry();
        }
        return open;
    }

    private boolean later(Runnable task) {
        try {
            worker.execute(() -> Guard.run(task));
            return true;
        } catch (RejectedExecutionException e) {
            return false; // closed: nobody waits for this any more
        }
    }

    private void expectConnection() {
        if (!timed) {
            timed = true;
            clock.after(options.connectTimeout(), () -> later(this::giveUp));
        }
    }

    private void giveUp() {
        fail(
                "The other side's audio could not be reached within %d s (no answer to ICE or DTLS)."
                        .formatted(options.connectTimeout().toSeconds()));
    }

    private void onState(RTCPeerConnectionState state) {
        log.debug("{}: {}", id, state);
        if (failed || closing.get()) {
            return;
        }
        if (state == RTCPeerConnectionState.CONNECTED && !connected) {
            everConnected = true;
            connected = true;
            signals.get().onConnected(id);
        } else if (state == RTCPeerConnectionState.DISCONNECTED && connected) {
            connected = false;
            log.info("call {}: its audio is interrupted", id);
            signals.get().onInterrupted(id);
        } else if (state == RTCPeerConnectionState.FAILED) {
            fail("No audio connection to the other side came about.");
        }
    }

    /** An interruption is no failure: an ICE restart may end it. */
    private void fail(String reason) {
        if (!everConnected && !failed && !closing.get()) {
            failed = true;
            log.warn("call {}: {}", id, reason);
            signals.get().onFailed(id, reason);
        }
    }

    private void tick() {
        if (!closing.get()) {
            clock.after(Duration.ofNanos(mixer.catchUp()), this::tick);
        }
    }

    private void pollTraffic() {
        if (!closing.get()) {
            later(this::readTraffic);
            clock.after(POLL, this::pollTraffic);
        }
    }

    private void readTraffic() {
        Peer open = peer;
        if (open == null || closing.get()) {
            return;
        }
        long concealed = 0;
        long received = 0;
        long sent = 0;
        long all = 0;
        for (RTCStats stats : open.stats()) {
            Map<String, Object> a = stats.getAttributes();
            if (stats.getType() == RTCStatsType.INBOUND_RTP) {
                concealed += number(a, "concealedSamples");
                received += number(a, "packetsReceived");
            } else if (stats.getType() == RTCStatsType.OUTBOUND_RTP) {
                sent += number(a, "packetsSent");
            } else if (stats.getType() == RTCStatsType.TRANSPORT) {
                all += number(a, "packetsReceived");
            }
        }
        if (all != packets) { // fewer, where a path went out of use
            packets = all;
            lastHeard = System.nanoTime();
        }
        traffic = new Traffic(concealed, received, sent);
    }

    private static long number(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof Number n ? n.longValue() : 0;
    }
}
