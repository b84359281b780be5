package org.agent008.domain.phone;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.agent008.domain.call.By;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.call.Transfer;
import org.agent008.domain.phone.Reply.Done;
import org.agent008.domain.port.Signaling.Referral;
import org.agent008.domain.settings.TransferRules;

/**
 * Far ends that ask this phone to call somebody else in their place (RFC 3515): asked, followed or
 * refused, and told how it goes.
 */
final class Referrals {
    private static final int ACCEPTED = 202;
    private static final int RINGING = 180;
    private static final int OK = 200;
    private static final int REQUEST_PENDING = 491;
    private static final int REQUEST_TERMINATED = 487;
    private static final int UNAVAILABLE = 503;
    private static final int DECLINED = 603;

    private final PhonePorts ports;
    private final Legs legs;
    private final Dialing dialing;
    private final Supplier<TransferRules> rules;

    Referrals(PhonePorts ports, Legs legs, Dialing dialing, Supplier<TransferRules> rules) {
        this.ports = ports;
        this.legs = legs;
        this.dialing = dialing;
        this.rules = rules;
        legs.onEnd(this::ended);
    }

    void asked(CallId id, Referral referral) {
        Optional<Leg> live = legs.find(id).filter(Leg::active).filter(l -> l.asked.isEmpty());
        if (live.isEmpty()) {
            ports.signaling().answerRefer(id, REQUEST_PENDING);
            return;
        }
        Leg leg = live.get();
        switch (rules.get().asked()) {
            case NEVER -> ports.signaling().answerRefer(id, DECLINED);
            case PERSON -> {
                ports.signaling().answerRefer(id, ACCEPTED);
                leg.asked = Optional.of(referral);
                tell(leg, transfer(referral).at(Transfer.Stage.ASKED));
            }
            case ANYBODY -> {
                ports.signaling().answerRefer(id, ACCEPTED);
                follow(leg, referral);
            }
        }
    }

    static Transfer transfer(Referral referral) {
        return Transfer.started(
                By.REMOTE,
                referral.replaces().isPresent() ? Transfer.Kind.ATTENDED : Transfer.Kind.BLIND,
                referral.to().toString());
    }

    Reply<CallSnapshot> accept(CallId id) {
        return withAsked(id, this::follow);
    }

    Reply<CallSnapshot> decline(CallId id) {
        return withAsked(
                id,
                (leg, referral) -> {
                    ports.signaling().reportRefer(id, DECLINED);
                    tell(leg, transfer(referral).failed("it was declined"));
                });
    }

    private Reply<CallSnapshot> withAsked(CallId id, BiConsumer<Leg, Referral> then) {
        return legs.with(
                id,
                leg -> {
                    if (leg.asked.isEmpty()) {
                        return Refusals.notNow("The other side did not ask to transfer this call.");
                    }
                    Referral referral = leg.asked.get();
                    leg.asked = Optional.empty();
                    then.accept(leg, referral);
                    legs.changed();
                    return new Done<>(legs.snapshot(leg));
                });
    }

    private void follow(Leg leg, Referral referral) {
        tell(leg, transfer(referral));
        dialing.follow(referral)
                .ifPresentOrElse(
                        next -> next.referred = Optional.of(new Referred(leg, referral)),
                        () -> failed(new Referred(leg, referral), UNAVAILABLE, "not registered"));
    }

    /** Why a call was made. */
    record Referred(Leg by, Referral referral) {}

    void progress(CallId id) {
        legs.find(id)
                .flatMap(leg -> leg.referred)
                .filter(r -> legs.alive(r.by()))
                .ifPresent(r -> ports.signaling().reportRefer(r.by().id(), RINGING));
    }

    void answered(CallId id) {
        legs.find(id)
                .filter(Leg::active)
                .ifPresent(leg ->
                        over(
                                leg,
                                r -> {
                                    ports.signaling().reportRefer(r.by().id(), OK);
                                    tell(
                                            r.by(),
                                            transfer(r.referral()).at(Transfer.Stage.COMPLETED));
                                }));
    }

    /** A call that was made for a far end is over; it hears why, where nobody answered. */
    private void ended(Leg leg, HangUpCause cause) {
        int status = leg.endStatus.filter(s -> s >= 300).orElse(REQUEST_TERMINATED);
        over(leg, r -> failed(r, status, cause.text()));
    }

    private void failed(Referred referred, int status, String why) {
        Leg leg = referred.by();
        ports.signaling().reportRefer(leg.id(), status);
        leg.problem =
                Optional.of(
                        "The other side handed you on to %s, in vain: %s."
                                .formatted(referred.referral().to(), why));
        tell(leg, transfer(referred.referral()).failed(why));
    }

    private void over(Leg leg, Consumer<Referred> then) {
        Optional<Referred> referred = leg.referred;
        leg.referred = Optional.empty();
        referred.filter(r -> legs.alive(r.by())).ifPresent(then);
    }

    private void tell(Leg leg, Transfer transfer) {
        legs.tell(leg.call.transfer(transfer));
    }
}
