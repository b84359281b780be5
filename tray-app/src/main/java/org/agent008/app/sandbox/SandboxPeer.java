package org.agent008.app.sandbox;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.phone.Destination;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.port.AudioDesk;
import org.agent008.domain.port.Media;
import org.agent008.domain.port.Signaling;
import org.agent008.domain.port.Signaling.Invitation;
import org.agent008.domain.port.Signaling.Invited;
import org.agent008.domain.port.Signaling.Referral;
import org.agent008.domain.settings.Account;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A far end that scripts and tests direct: it registers, calls, answers, speaks and listens. Safe
 * from any thread; all its own work happens on one.
 */
public final class SandboxPeer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SandboxPeer.class);
    private static final int REGISTER_SECONDS = 20;

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("sandbox-peer").factory());
    private final Map<CallId, PeerCall> calls = new HashMap<>();
    private final Map<CallId, CallId> referrers = new HashMap<>();
    private final CompletableFuture<Void> registered = new CompletableFuture<>();
    private final Account account;
    private final Signaling signaling;
    private final Media media;
    private final AudioDesk desk;
    private final Consumer<PeerCall> onCall;

    /**
     * Registers at once; closes {@code signaling} and {@code media} in the end.
     *
     * @param onCall decides about each inbound call; must not block
     */
    public SandboxPeer(
            Account account,
            Signaling signaling,
            Media media,
            AudioDesk desk,
            Consumer<PeerCall> onCall) {
        this.account = account;
        this.signaling = signaling;
        this.media = media;
        this.desk = desk;
        this.onCall = onCall;
        media.onSignal(new MediaReports());
        signaling.register(account, new SipReports());
    }

    /** Completes when calls can be made and received; fails where the PBX refuses. */
    public CompletableFuture<Void> registered() {
        return registered.copy().orTimeout(REGISTER_SECONDS, TimeUnit.SECONDS);
    }

    /** Calls a number. */
    public PeerCall call(String number) {
        return call(number, Map.of());
    }

    /**
     * Calls a number.
     *
     * @param headers of the INVITE, {@code X-*}
     */
    public PeerCall call(String number, Map<String, String> headers) {
        CallId id = new CallId(UUID.randomUUID().toString());
        PeerCall call = new PeerCall(id, account.user(), number, Map.of(), Optional.empty(), this);
        Destination to = new Destination(number, Optional.empty());
        run(() -> {
            calls.put(id, call);
            withSdp(
                    call,
                    media.offer(id),
                    sdp -> {
                        call.onSent();
                        signaling.invite(new Invitation(id, to, Optional.empty(), headers, sdp));
                    });
        });
        return call;
    }

    /** Calls whom the far end of a call wants called in its place. */
    private void follow(CallId by, Referral referral) {
        CallId id = new CallId(UUID.randomUUID().toString());
        String to = referral.to().toString();
        PeerCall call = new PeerCall(id, account.user(), to, Map.of(), Optional.empty(), this);
        calls.put(id, call);
        referrers.put(id, by);
        with(by, replaced -> replaced.onNext(call));
        withSdp(
                call,
                media.offer(id),
                sdp -> {
                    call.onSent();
                    signaling.invite(
                            new Invitation(
                                    id,
                                    referral.to(),
                                    Optional.empty(),
                                    Map.of(),
                                    sdp,
                                    Optional.of(referral)));
                });
    }

    /** Tells who asked for a call how it goes. */
    private void report(CallId id, int status) {
        run(() -> {
            CallId by = status < 200 ? referrers.get(id) : referrers.remove(id);
            if (by != null) {
                signaling.reportRefer(by, status);
            }
        });
    }

    AudioDesk desk() {
        return desk;
    }

    CompletionStage<Boolean> press(PeerCall call, char key) {
        return media.dtmf(call.id(), key);
    }

    void ring(PeerCall call) {
        run(() -> signaling.ring(call.id()));
    }

    void answer(PeerCall call) {
        run(() ->
                withSdp(
                        call,
                        call.offer()
                                .map(offer -> media.answer(call.id(), offer))
                                .orElseGet(() -> media.offer(call.id())),
                        sdp -> {
                            signaling.accept(call.id(), sdp);
                            call.onAnswered();
                        }));
    }

    void reject(PeerCall call, int status) {
        run(() -> {
            signaling.reject(call.id(), status);
            over(call, new PeerCall.End(HangUpCause.ofResponse(status), Optional.of(status)));
        });
    }

    void reoffer(PeerCall call, boolean hold) {
        run(() ->
                withSdp(
                        call,
                        media.reoffer(call.id(), hold),
                        sdp -> signaling.reinvite(call.id(), sdp)));
    }

    void hangUp(PeerCall call) {
        run(() -> hangUp(call, HangUpCause.HUNG_UP));
    }

    private void hangUp(PeerCall call, HangUpCause cause) {
        if (!call.isOver()) {
            signaling.hangUp(call.id());
            over(call, new PeerCall.End(cause, Optional.empty()));
        }
    }

    private void over(PeerCall call, PeerCall.End end) {
        calls.remove(call.id());
        media.close(call.id());
        call.onEnded(end);
    }

    /** Goes on with an SDP once it is made; a call without one cannot live. */
    private void withSdp(PeerCall call, CompletionStage<String> sdp, Consumer<String> next) {
        var _ =
                sdp.whenComplete((made, failure) ->
                        run(() -> {
                            if (failure == null && !call.isOver()) {
                                next.accept(made);
                            } else if (failure != null) {
                                log.warn("call {}: no SDP", call.id(), failure);
                                hangUp(call, HangUpCause.MEDIA_FAILED);
                            }
                        }));
    }

    private void run(Runnable step) {
        try {
            thread.execute(() -> {
                try {
                    step.run();
                } catch (RuntimeException e) {
                    log.error("the sandbox peer failed", e);
                }
            });
        } catch (RejectedExecutionException closing) {
            log.debug("closed", closing);
        }
    }

    private void with(CallId id, Consumer<PeerCall> step) {
        run(() -> Optional.ofNullable(calls.get(id)).ifPresent(step));
    }

    @Override
    public void close() {
        signaling.close();
        media.close();
        thread.shutdownNow();
    }

    private final class SipReports implements Signaling.Signals {
        @Override
        public void onRegistration(Registration registration) {
            switch (registration) {
                case Registration.Registered() -> registered.complete(null);
                case Registration.Failed(String reason) ->
                        registered.completeExceptionally(new IllegalStateException(reason));
                case Registration.Offline(), Registration.Connecting(), Registration.Lost _ -> {}
            }
        }

        @Override
        public void onInvited(Invited invited) {
            run(() -> {
                PeerCall call =
                        new PeerCall(
                                invited.id(),
                                invited.from().number(),
                                invited.to().number(),
                                invited.headers(),
                                invited.offer(),
                                SandboxPeer.this);
                calls.put(call.id(), call);
                onCall.accept(call);
            });
        }

        @Override
        public void onProgress(CallId id, Optional<String> earlySdp) {
            report(id, 180);
            with(id, PeerCall::onRung);
        }

        @Override
        public void onDtmf(CallId id, char digit) {
            with(id, call -> call.onKey(digit));
        }

        @Override
        public void onDtmfRefused(CallId id, int status) {
            log.warn("call {}: the other side takes no keys: {}", id, status);
        }

        @Override
        public void onReferred(CallId id, Referral referral) {
            run(() -> {
                signaling.answerRefer(id, 202);
                follow(id, referral);
            });
        }

        @Override
        public void onReferRefused(CallId id, int status) {
            log.warn("call {}: the other side does not transfer: {}", id, status);
        }

        @Override
        public void onReferProgress(CallId id, int status) {
            log.debug("call {}: its transfer is at {}", id, status);
        }

        @Override
        public void onAnswered(CallId id, String sdp) {
            with(
                    id,
                    call -> {
                        report(id, 200);
                        call.onAnswered();
                        accept(call, sdp);
                    });
        }

        @Override
        public void onConfirmed(CallId id, Optional<String> sdp) {
            sdp.ifPresent(answer -> with(id, call -> accept(call, answer)));
        }

        @Override
        public void onReinvited(CallId id, String offer) {
            with(
                    id,
                    call ->
                            withSdp(
                                    call,
                                    media.answer(id, offer),
                                    sdp -> signaling.acceptReinvite(id, sdp)));
        }

        @Override
        public void onReinviteAnswered(CallId id, String sdp) {
            with(id, call -> accept(call, sdp));
        }

        @Override
        public void onReinviteRefused(CallId id, int status) {
            log.warn("call {}: the other side refused a new offer with {}", id, status);
            media.withdraw(id);
        }

        @Override
        public void onNetworkChanged() {
            log.debug("the network changed: loopback stays");
        }

        @Override
        public void onEnded(CallId id, HangUpCause cause, Optional<Integer> status) {
            report(id, status.orElse(500));
            with(id, call -> over(call, new PeerCall.End(cause, status)));
        }

        private void accept(PeerCall call, String sdp) {
            var _ =
                    media.accept(call.id(), sdp, false)
                            .whenComplete((_, failure) -> {
                                if (failure != null) {
                                    run(() -> hangUp(call, HangUpCause.MEDIA_REFUSED));
                                }
                            });
        }
    }

    private final class MediaReports implements Media.MediaSignals {
        @Override
        public void onConnected(CallId id) {
            with(id, PeerCall::onConnected);
        }

        @Override
        public void onInterrupted(CallId id) {
            log.debug("call {}: its audio is interrupted", id);
        }

        @Override
        public void onDtmf(CallId id, char digit) {
            with(id, call -> call.onKey(digit));
        }

        @Override
        public void onFailed(CallId id, String reason) {
            log.warn("call {}: {}", id, reason);
            with(id, call -> hangUp(call, HangUpCause.MEDIA_FAILED));
        }
    }
}
