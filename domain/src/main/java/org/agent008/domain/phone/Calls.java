package org.agent008.domain.phone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
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

    private static final int BUSY_HERE = 486;

    private final PhonePorts ports;
    private final Legs legs;
    private final Focus focus;
    private final Transfers transfers;

    Calls(PhonePorts ports, Legs legs, Focus focus, Transfers transfers) {
        this.ports = ports;
        this.legs = legs;
        this.focus = focus;
        this.transfers = transfers;
    }

    // ---- wishes ----------------------------------------------------------------------------

    /** Makes the offer, then lets {@code invite} send it. */
    Leg dial(Call.Start start, Others others, Consumer<String> invite) {
        Call call = Call.start(start, ports.clock(), ports.zone());
        Leg leg = legs.add(new Leg(call, Optional.empty()));
        legs.tell(List.of(call.born()));
        focus.take(leg, others);
        legs.later(
                ports.media().offer(leg.id()),
                leg,
                offer -> {
                    leg.invited = true;
                    invite.accept(offer);
                });
        legs.changed();
        return leg;
    }

    Reply<CallSnapshot> answer(CallId id, Others others) {
        return legs.with(
                id,
                leg -> {
                    if (!leg.inbound()) {
                        return Refusals.notNow("Only an inbound call can be answered.");
                    }
                    if (leg.call.answering() instanceof Outcome.Moved) {
                        focus.take(leg, others);
                        makeAnswer(leg, () -> {});
                        legs.changed();
                    }
                    return new Done<>(legs.snapshot(leg));
                });
    }

    private void makeAnswer(Leg leg, Runnable then) {
        CompletionStage<String> sdp =
                leg.remoteOffer
                        .map(offer -> ports.media().answer(leg.id(), offer))
                        .orElseGet(() -> ports.media().offer(leg.id()));
        legs.later(
                sdp,
                leg,
                local -> {
                    ports.signaling().accept(leg.id(), local);
                    legs.tell(leg.call.accepted());
                    then.run();
                });
    }

    Reply<CallSnapshot> reject(CallId id) {
        return legs.with(
                id,
                leg ->
                        leg.inbound() && !leg.active()
                                ? legs.drop(leg, HangUpCause.DECLINED)
                                : Refusals.notNow(
                                        "Only an inbound call that still rings can be declined."));
    }

    Reply<CallSnapshot> hangUp(CallId id) {
        return legs.with(id, leg -> legs.drop(leg, causeOfOurHangUp(leg)));
    }

    private static HangUpCause causeOfOurHangUp(Leg leg) {
        if (leg.active()) {
            return HangUpCause.HUNG_UP;
        }
        return leg.inbound() ? HangUpCause.DECLINED : HangUpCause.CANCELLED;
    }

    Reply<CallSnapshot> mute(CallId id, boolean muted) {
        return legs.with(
                id,
                leg -> {
                    if (!leg.active()) {
                        return Refusals.notNow("Only a call that was answered can be muted.");
                    }
                    if (leg.muted != muted) {
                        leg.muted = muted;
                        ports.media().mute(id, muted);
                        legs.changed();
                    }
                    return new Done<>(legs.snapshot(leg));
                });
    }

    void endAll(HangUpCause why) {
        legs.all().forEach(leg -> legs.drop(leg, why));
    }

    // ---- what SIP and media report -----------------------------------------------------------

    void ring(Call.Start start, Optional<String> offer, Consumer<Leg> onRung) {
        Call call = Call.start(start, ports.clock(), ports.zone());
        Leg leg = legs.add(new Leg(call, offer));
        CompletionStage<Void> written = legs.tell(List.of(call.born()));
        Runnable ring =
                () -> {
                    if (!leg.rung && leg.call.state() instanceof CallState.Ringing) {
                        leg.rung = true;
                        ports.signaling().ring(leg.id());
                        onRung.accept(leg);
                    }
                };
        Cancellable atTheLatest = ports.scheduler().after(RING_AT_THE_LATEST, ring);
        legs.onMailbox(
                written,
                (_, _) -> {
                    atTheLatest.cancel();
                    ring.run();
                });
        legs.changed();
    }

    /** A call takes the place of a live one (RFC 3891): nobody is asked again. */
    void replace(Call.Start start, Optional<String> offer, Leg former) {
        Call call = Call.start(start, ports.clock(), ports.zone());
        Leg leg = legs.add(new Leg(call, offer));
        leg.turn = former.turn;
        legs.tell(List.of(call.born()));
        call.answering();
        makeAnswer(
                leg,
                () -> {
                    mute(leg.id(), former.muted);
                    if (former.wantsHold) {
                        focus.hold(leg);
                    }
                    if (legs.alive(former)) {
                        legs.drop(former, HangUpCause.TRANSFERRED);
                    }
                });
        legs.changed();
    }

    /** Nobody was asked, but the call is on record. */
    void turnAway(Call.Start start, HangUpCause why) {
        Call call = Call.start(start, ports.clock(), ports.zone());
        ports.signaling().reject(call.id(), BUSY_HERE);
        List<CallEvent> events = new ArrayList<>(List.of(call.born()));
        if (call.end(why) instanceof Outcome.Moved(List<CallEvent> more)) {
            events.addAll(more);
        }
        legs.tell(events);
    }

    void progress(CallId id, Optional<String> earlySdp) {
        legs.find(id)
                .filter(leg -> !leg.inbound())
                .ifPresent(leg -> {
                    leg.call.progress();
                    earlySdp.ifPresent(sdp -> hearEarly(leg, sdp));
                    legs.changed();
                });
    }

    /** Media that cannot be heard before the answer may still work after it. */
    private void hearEarly(Leg leg, String sdp) {
        legs.onMailbox(
                ports.media().accept(leg.id(), sdp, true),
                (_, fault) -> {
                    if (fault.isEmpty() && legs.alive(leg) && !leg.active()) {
                        leg.earlyMedia = true;
                        legs.changed();
                    }
                });
    }

    void answered(CallId id, String sdp) {
        legs.find(id)
                .ifPresent(leg -> {
                    if (leg.call.accepted() instanceof Outcome.Moved moved) {
                        legs.tell(moved);
                        takeAnswer(leg, sdp);
                    }
                });
    }

    void confirmed(CallId id, Optional<String> sdp) {
        legs.find(id)
                .filter(leg -> leg.remoteOffer.isEmpty())
                .ifPresent(leg -> sdp.ifPresent(answer -> takeAnswer(leg, answer)));
    }

    private void takeAnswer(Leg leg, String sdp) {
        legs.later(ports.media().accept(leg.id(), sdp, false), leg, _ -> {});
    }

    void ended(CallId id, HangUpCause cause, Optional<Integer> status) {
        legs.find(id)
                .ifPresent(leg -> {
                    leg.endStatus = status;
                    legs.end(
                            leg,
                            leg.ringing() && cause == HangUpCause.NO_REPLY
                                    ? HangUpCause.NO_ANSWER
                                    : transfers.causeOfEnd(leg, cause));
                });
    }

    void mediaFailed(CallId id) {
        legs.find(id).ifPresent(leg -> legs.drop(leg, HangUpCause.MEDIA_FAILED));
    }
}
