package org.agent008.domain.phone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.agent008.domain.call.By;
import org.agent008.domain.call.Call;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.CallState;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.call.Outcome;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.phone.Reply.Done;
import org.agent008.domain.port.Scheduler.Cancellable;

/** The live calls: what each signal does to which call, and what SIP and media are told in turn. */
final class Calls {
    /** How long the 180 waits for its {@code phone:ringing} to be durable before calls go first. */
    private static final Duration RING_AT_THE_LATEST = Duration.ofMillis(200);

    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int BUSY_HERE = 486;
    private static final int NOT_ACCEPTABLE_HERE = 488;
    private static final int REQUEST_PENDING = 491;
    private static final int MOST_GLARES = 4;

    private final PhonePorts ports;
    private final Announcer announcer;
    private final Runnable changed;
    private final Map<CallId, Leg> legs = new LinkedHashMap<>();
    private Cancellable heartbeat = () -> {};

    Calls(PhonePorts ports, Announcer announcer, Runnable changed) {
        this.ports = ports;
        this.announcer = announcer;
        this.changed = changed;
    }

    List<CallSnapshot> snapshots() {
        return legs.values().stream().map(this::snapshot).toList();
    }

    int count() {
        return legs.size();
    }

    boolean has(CallId id) {
        return legs.containsKey(id);
    }

    // ---- wishes ----------------------------------------------------------------------------

    /** Makes the offer, then lets {@code invite} send it. */
    CallSnapshot dial(Call.Start start, Consumer<String> invite) {
        Call call = Call.start(start, ports.clock(), ports.zone());
        Leg leg = add(new Leg(call, Optional.empty()));
        announcer.tell(List.of(call.born()));
        later(
                ports.media().offer(leg.id()),
                leg,
                offer -> {
                    leg.invited = true;
                    invite.accept(offer);
                },
                HangUpCause.MEDIA_FAILED);
        changed.run();
        return snapshot(leg);
    }

    Reply<CallSnapshot> answer(CallId id) {
        return with(
                id,
                leg -> {
                    if (!leg.inbound()) {
                        return Refusals.notNow("Only an inbound call can be answered.");
                    }
                    if (leg.call.answering() instanceof Outcome.Moved) {
                        makeAnswer(leg);
                        changed.run();
                    }
                    return new Done<>(snapshot(leg));
                });
    }

    private void makeAnswer(Leg leg) {
        CompletionStage<String> sdp =
                leg.remoteOffer
                        .map(offer -> ports.media().answer(leg.id(), offer))
                        .orElseGet(() -> ports.media().offer(leg.id()));
        later(
                sdp,
                leg,
                local -> {
                    ports.signaling().accept(leg.id(), local);
                    tell(leg.call.accepted());
                },
                HangUpCause.MEDIA_REFUSED);
    }

    Reply<CallSnapshot> reject(CallId id) {
        return with(
                id,
                leg ->
                        leg.inbound() && !leg.active()
                                ? drop(leg, HangUpCause.DECLINED)
                                : Refusals.notNow(
                                        "Only an inbound call that still rings can be declined."));
    }

    Reply<CallSnapshot> hangUp(CallId id) {
        return with(id, leg -> drop(leg, causeOfOurHangUp(leg)));
    }

    private static HangUpCause causeOfOurHangUp(Leg leg) {
        if (leg.active()) {
            return HangUpCause.HUNG_UP;
        }
        return leg.inbound() ? HangUpCause.DECLINED : HangUpCause.CANCELLED;
    }

    Reply<CallSnapshot> hold(CallId id, boolean on) {
        return with(
                id,
                leg -> {
                    if (!leg.active()) {
                        return Refusals.notNow("Only a call that was answered can be held.");
                    }
                    leg.wantsHold = on;
                    leg.problem = Optional.empty();
                    leg.glares = 0;
                    reoffer(leg);
                    return new Done<>(snapshot(leg));
                });
    }

    /** Offers anew where the call is not what was asked for; one offer at a time. */
    private void reoffer(Leg leg) {
        boolean hold = leg.wantsHold;
        if (leg.offered.isPresent() || leg.call.isHeld(By.LOCAL) == hold) {
            return;
        }
        leg.offered = Optional.of(hold);
        onMailbox(
                ports.media().reoffer(leg.id(), hold),
                (sdp, fault) -> {
                    if (legs.get(leg.id()) == leg) {
                        if (fault.isEmpty()) {
                            ports.signaling().reinvite(leg.id(), sdp);
                        } else {
                            failed(leg, "no offer could be made");
                        }
                    }
                });
    }

    /** The call goes on as it was. */
    private void failed(Leg leg, String why) {
        ports.media().withdraw(leg.id());
        leg.problem =
                leg.offered.map(hold ->
                        "The call could not be %s: %s.".formatted(hold ? "held" : "resumed", why));
        leg.offered = Optional.empty();
        leg.wantsHold = leg.call.isHeld(By.LOCAL);
        changed.run();
    }

    Reply<CallSnapshot> mute(CallId id, boolean muted) {
        return with(
                id,
                leg -> {
                    if (!leg.active()) {
                        return Refusals.notNow("Only a call that was answered can be muted.");
                    }
                    if (leg.muted != muted) {
                        leg.muted = muted;
                        ports.media().mute(id, muted);
                        changed.run();
                    }
                    return new Done<>(snapshot(leg));
                });
    }

    void endAll(HangUpCause why) {
        List.copyOf(legs.values()).forEach(leg -> drop(leg, why));
    }

    // ---- what SIP and media report -----------------------------------------------------------

    void ring(Call.Start start, Optional<String> offer) {
        Call call = Call.start(start, ports.clock(), ports.zone());
        Leg leg = add(new Leg(call, offer));
        CompletionStage<Void> written = announcer.tell(List.of(call.born()));
        Runnable ring =
                () -> {
                    if (!leg.rung && leg.call.state() instanceof CallState.Ringing) {
                        leg.rung = true;
                        ports.signaling().ring(leg.id());
                    }
                };
        Cancellable atTheLatest = ports.scheduler().after(RING_AT_THE_LATEST, ring);
        onMailbox(
                written,
                (_, _) -> {
                    atTheLatest.cancel();
                    ring.run();
                });
        changed.run();
    }

    /** Nobody was asked, but the call is on record. */
    void turnAway(Call.Start start, HangUpCause why) {
        Call call = Call.start(start, ports.clock(), ports.zone());
        ports.signaling().reject(call.id(), BUSY_HERE);
        List<CallEvent> events = new ArrayList<>(List.of(call.born()));
        if (call.end(why) instanceof Outcome.Moved(List<CallEvent> more)) {
            events.addAll(more);
        }
        announcer.tell(events);
    }

    void progress(CallId id, Optional<String> earlySdp) {
        find(id).filter(leg -> !leg.inbound())
                .ifPresent(leg -> {
                    leg.call.progress();
                    earlySdp.ifPresent(sdp -> ports.media().accept(id, sdp, true));
                    changed.run();
                });
    }

    void answered(CallId id, String sdp) {
        find(id).ifPresent(leg -> {
            if (leg.call.accepted() instanceof Outcome.Moved moved) {
                tell(moved);
                takeAnswer(leg, sdp);
            }
        });
    }

    void confirmed(CallId id, Optional<String> sdp) {
        find(id).filter(leg -> leg.remoteOffer.isEmpty())
                .ifPresent(leg -> sdp.ifPresent(answer -> takeAnswer(leg, answer)));
    }

    private void takeAnswer(Leg leg, String sdp) {
        later(ports.media().accept(leg.id(), sdp, false), leg, _ -> {}, HangUpCause.MEDIA_REFUSED);
    }

    void reinvited(CallId id, String offer) {
        if (find(id).filter(Leg::active).isEmpty()) {
            ports.signaling().rejectReinvite(id, REQUEST_PENDING);
            return;
        }
        onMailbox(
                ports.media().answer(id, offer),
                (sdp, fault) -> {
                    if (fault.isEmpty()) {
                        ports.signaling().acceptReinvite(id, sdp);
                        find(id).ifPresent(leg -> heed(leg, offer));
                    } else {
                        ports.signaling().rejectReinvite(id, NOT_ACCEPTABLE_HERE);
                    }
                });
    }

    void reinviteAnswered(CallId id, String sdp) {
        find(id).filter(leg -> leg.offered.isPresent())
                .ifPresent(leg ->
                        onMailbox(
                                ports.media().accept(id, sdp, false),
                                (_, fault) -> {
                                    if (legs.get(id) == leg) {
                                        if (fault.isEmpty()) {
                                            agreed(leg, sdp);
                                        } else {
                                            failed(leg, "the other side's answer cannot be used");
                                        }
                                    }
                                }));
    }

    private void agreed(Leg leg, String answer) {
        leg.offered.ifPresent(hold -> tell(leg.call.hold(By.LOCAL, hold)));
        leg.offered = Optional.empty();
        heed(leg, answer);
        reoffer(leg);
    }

    void reinviteRefused(CallId id, int status) {
        find(id).filter(leg -> leg.offered.isPresent())
                .ifPresent(leg -> {
                    if (status == REQUEST_PENDING && leg.glares < MOST_GLARES) {
                        leg.glares++;
                        leg.offered = Optional.empty();
                        ports.media().withdraw(id);
                        reoffer(leg);
                    } else {
                        failed(leg, "the other side said no (%d)".formatted(status));
                    }
                });
    }

    /**
     * Sees from the far end's SDP whether it holds the call. While we do, {@code inactive} and
     * {@code recvonly} only repeat that.
     */
    private void heed(Leg leg, String theirs) {
        SdpDirection direction = SdpDirection.ofAudio(theirs);
        boolean open = direction == SdpDirection.SENDRECV;
        if (open || direction == SdpDirection.SENDONLY || !leg.call.isHeld(By.LOCAL)) {
            tell(leg.call.hold(By.REMOTE, !open));
        }
    }

    void ended(CallId id, HangUpCause cause) {
        find(id).ifPresent(leg ->
                end(
                        leg,
                        leg.ringing() && cause == HangUpCause.NO_REPLY
                                ? HangUpCause.NO_ANSWER
                                : cause));
    }

    void mediaConnected(CallId id) {
        find(id).ifPresent(leg -> leg.mediaConnected = true);
    }

    void mediaFailed(CallId id) {
        find(id).ifPresent(leg ->
                drop(leg, leg.mediaConnected ? HangUpCause.MEDIA_LOST : HangUpCause.MEDIA_FAILED));
    }

    // ---- how it is done -----------------------------------------------------------------------

    private Optional<Leg> find(CallId id) {
        return Optional.ofNullable(legs.get(id));
    }

    private Reply<CallSnapshot> with(CallId id, Function<Leg, Reply<CallSnapshot>> wish) {
        return find(id).map(wish).orElseGet(() -> Refusals.noSuchCall(id));
    }

    private Leg add(Leg leg) {
        if (legs.isEmpty()) {
            beat();
        }
        legs.put(leg.id(), leg);
        return leg;
    }

    /**
     * While calls are up, notes now and then that the phone is alive: after a crash their length is
     * known to some seconds.
     */
    private void beat() {
        ports.journal().alive(ports.clock().instant());
        heartbeat = ports.scheduler().after(HEARTBEAT, this::beat);
    }

    /** Ends a call from this side: SIP is told as the call's state demands. */
    private Reply<CallSnapshot> drop(Leg leg, HangUpCause why) {
        if (leg.inbound() && !leg.active()) {
            ports.signaling()
                    .reject(
                            leg.id(),
                            why == HangUpCause.MEDIA_REFUSED ? NOT_ACCEPTABLE_HERE : BUSY_HERE);
        } else if (leg.inbound() || leg.invited) {
            ports.signaling().hangUp(leg.id());
        }
        end(leg, why);
        return new Done<>(snapshot(leg));
    }

    private void end(Leg leg, HangUpCause why) {
        legs.remove(leg.id());
        if (legs.isEmpty()) {
            heartbeat.cancel();
        }
        ports.media().close(leg.id());
        tell(leg.call.end(why));
    }

    private void tell(Outcome outcome) {
        if (outcome instanceof Outcome.Moved(List<CallEvent> events) && !events.isEmpty()) {
            announcer.tell(events);
            changed.run();
        }
    }

    /**
     * Goes on with a call when a slow port has answered; a failure ends the call; where it ended
     * meanwhile its line is closed.
     */
    private <T> void later(
            CompletionStage<T> stage, Leg leg, Consumer<T> then, HangUpCause onFailure) {
        onMailbox(
                stage,
                (value, fault) -> {
                    if (legs.get(leg.id()) != leg) {
                        ports.media().close(leg.id());
                    } else if (fault.isPresent()) {
                        drop(leg, onFailure);
                    } else {
                        then.accept(value);
                    }
                });
    }

    private <T> void onMailbox(CompletionStage<T> stage, BiConsumer<T, Optional<Throwable>> then) {
        var _ =
                stage.whenCompleteAsync(
                        (value, fault) -> then.accept(value, Optional.ofNullable(fault)),
                        ports.mailbox());
    }

    private CallSnapshot snapshot(Leg leg) {
        return new CallSnapshot(
                leg.call.cdr(),
                leg.call.state(),
                leg.muted,
                leg.call.isHeld(By.LOCAL),
                leg.call.isHeld(By.REMOTE),
                leg.problem,
                ports.clock().instant());
    }
}
