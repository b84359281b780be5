package org.agent008.app.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.port.AudioDesk;
import org.agent008.domain.port.AudioDesk.FrameSource;
import org.agent008.domain.port.AudioDesk.Side;

/**
 * A call as the far end sees it. Safe from any thread. Its futures fail where what they wait for
 * does not happen in time, or can no longer happen because the call is over.
 */
public final class PeerCall {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** How a call ended: SIP's status where the far end refused it. */
    public record End(HangUpCause cause, Optional<Integer> status) {}

    private final CallId id;
    private final String from;
    private final String to;
    private final Map<String, String> headers;
    private final Optional<String> offer;
    private final SandboxPeer peer;
    private volatile long sent;
    private final Seen<String> keys = new Seen<>();
    private final Seen<PeerCall> next = new Seen<>();
    private final CompletableFuture<Long> rung = new CompletableFuture<>();
    private final CompletableFuture<Long> answered = new CompletableFuture<>();
    private final CompletableFuture<Long> connected = new CompletableFuture<>();
    private final CompletableFuture<End> ended = new CompletableFuture<>();

    PeerCall(
            CallId id,
            String from,
            String to,
            Map<String, String> headers,
            Optional<String> offer,
            SandboxPeer peer) {
        this.id = id;
        this.from = from;
        this.to = to;
        this.headers = Map.copyOf(headers);
        this.offer = offer;
        this.peer = peer;
    }

    public CallId id() {
        return id;
    }

    /** The number of who calls. */
    public String from() {
        return from;
    }

    /** The number that was called. */
    public String to() {
        return to;
    }

    /** The {@code X-*} and {@code P-*} headers of an inbound call. */
    public Map<String, String> headers() {
        return headers;
    }

    /** When the INVITE left, by {@link System#nanoTime}. Known once {@link #rung} is. */
    public long sent() {
        return sent;
    }

    /** The phone that was called rings; {@link System#nanoTime} of the 180. */
    public CompletableFuture<Long> rung() {
        return within("ring", rung);
    }

    /** The call was answered; {@link System#nanoTime} of the 200. */
    public CompletableFuture<Long> answered() {
        return within("get an answer", answered);
    }

    /** Both ends can hear each other: ICE and DTLS are through. */
    public CompletableFuture<Long> connected() {
        return within("connect its audio", connected);
    }

    /** The call is over, for whatever reason. */
    public CompletableFuture<End> ended() {
        return within("end", ended);
    }

    /** Says 180 to an inbound call. */
    public void ring() {
        peer.ring(this);
    }

    /** Answers an inbound call; returns what {@link #connected} does. */
    public CompletableFuture<Long> answer() {
        peer.answer(this);
        return connected();
    }

    /** Refuses an inbound call. */
    public void reject(int status) {
        peer.reject(this, status);
    }

    /** Holds the call; nobody hears anybody once the other side agreed. */
    public void hold() {
        peer.reoffer(this, true);
    }

    /** Takes a held call back. */
    public void resume() {
        peer.reoffer(this, false);
    }

    /** Cancels or ends the call. */
    public void hangUp() {
        peer.hangUp(this);
    }

    /** The keys that the other end has pressed so far. */
    public String keys() {
        return keys.all().isEmpty() ? "" : keys.all().getLast();
    }

    /** Completes when what the other end has pressed so far is as wanted. */
    CompletableFuture<String> keys(Predicate<String> wanted) {
        return keys.first(wanted);
    }

    /** Only {@link SandboxPeer}'s own thread tells of keys. */
    void onKey(char key) {
        keys.add(keys() + key);
    }

    /** Presses a key; false where the call has not agreed on keypad tones. */
    CompletionStage<Boolean> press(char key) {
        return peer.press(this, key);
    }

    /** The call that the other end asks for in place of this one. */
    CompletableFuture<PeerCall> next() {
        return next.first(_ -> true);
    }

    void onNext(PeerCall call) {
        next.add(call);
    }

    /** Speaks to the other end; call it once {@link #connected}. */
    public AudioDesk.Tap speak(FrameSource voice) {
        return peer.desk().speak(id, voice);
    }

    /** Listens to the other end; call it once {@link #connected}. */
    public Ear hear(Ear ear) {
        tap(ear);
        return ear;
    }

    AudioDesk.Tap tap(AudioDesk.FrameSink sink) {
        return peer.desk().tap(id, Side.REMOTE, sink);
    }

    /** The SDP that came with an inbound call. */
    Optional<String> offer() {
        return offer;
    }

    void onSent() {
        sent = System.nanoTime();
    }

    void onRung() {
        rung.complete(System.nanoTime());
    }

    void onAnswered() {
        answered.complete(System.nanoTime());
    }

    void onConnected() {
        connected.complete(System.nanoTime());
    }

    boolean isOver() {
        return ended.isDone();
    }

    void onEnded(End end) {
        if (ended.complete(end)) {
            Supplier<IllegalStateException> over =
                    () -> new IllegalStateException("call " + id + " is over: " + end);
            rung.completeExceptionally(over.get());
            answered.completeExceptionally(over.get());
            connected.completeExceptionally(over.get());
        }
    }

    private <T> CompletableFuture<T> within(String what, CompletableFuture<T> future) {
        return future.copy()
                .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .exceptionallyCompose(e -> CompletableFuture.failedFuture(late(what, e)));
    }

    private Throwable late(String what, Throwable failure) {
        return failure instanceof TimeoutException
                ? new TimeoutException(
                        "call %s from %s to %s did not %s within %s s"
                                .formatted(id, from, to, what, LIMIT.toSeconds()))
                : failure;
    }
}
