package org.agent008.domain.phone;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.agent008.domain.call.By;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.call.Transfer;
import org.agent008.domain.phone.Reply.Done;
import org.agent008.domain.phone.Reply.Refusal;
import org.agent008.domain.phone.Reply.Refused;
import org.agent008.domain.settings.TransferRules;

/**
 * Hands calls on (REFER, RFC 3515, RFC 5589). A call stays up until its target has answered and
 * comes back when that fails: never an immediate BYE.
 */
final class Transfers {
    /** A target may ring long; without any word in this time nobody knows what became of it. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final PhonePorts ports;
    private final Legs legs;
    private final Renegotiation renegotiation;
    private final Focus focus;
    private final Supplier<TransferRules> rules;

    Transfers(
            PhonePorts ports,
            Legs legs,
            Renegotiation renegotiation,
            Focus focus,
            Supplier<TransferRules> rules) {
        this.ports = ports;
        this.legs = legs;
        this.renegotiation = renegotiation;
        this.focus = focus;
        this.rules = rules;
    }

    Reply<CallSnapshot> blind(CallId id, String to) {
        if (!rules.get().allowed() || !rules.get().blind()) {
            return new Refused<>(
                    Refusal.NOT_ALLOWED,
                    rules.get().allowed()
                            ? "Blind transfers are switched off (allowBlindTransfers): call the"
                                    + " target first."
                            : "Transfers are switched off (allowTransfers).");
        }
        Optional<Destination> target = Destination.parse(to);
        if (target.isEmpty()) {
            return new Refused<>(
                    Refusal.BAD_ADDRESS,
                    DialRules.printable(to) + " is not a number or address that can be called.");
        }
        return legs.with(
                id,
                leg -> {
                    Optional<Reply<CallSnapshot>> fault = faultOf(leg);
                    if (fault.isPresent()) {
                        return fault.get();
                    }
                    begin(leg, Transfer.Kind.BLIND, target.get().toString(), Optional.empty());
                    renegotiation.want(leg, true);
                    renegotiation.whenSettled(leg, () -> ports.signaling().refer(id, target.get()));
                    return new Done<>(legs.snapshot(leg));
                });
    }

    /** Connects the far ends of two calls. */
    Reply<CallSnapshot> attended(CallId id, CallId with) {
        if (!rules.get().allowed()) {
            return new Refused<>(
                    Refusal.NOT_ALLOWED, "Transfers are switched off (allowTransfers).");
        }
        if (id.equals(with)) {
            return Refusals.notNow("A call cannot be transferred to itself.");
        }
        return legs.with(
                id,
                leg ->
                        legs.with(
                                with,
                                consultation -> {
                                    Optional<Reply<CallSnapshot>> fault =
                                            faultOf(leg).or(() -> faultOf(consultation));
                                    if (fault.isPresent()) {
                                        return fault.get();
                                    }
                                    begin(
                                            leg,
                                            Transfer.Kind.ATTENDED,
                                            consultation.call.cdr().remote().number(),
                                            Optional.of(consultation));
                                    ports.signaling().refer(id, with);
                                    return new Done<>(legs.snapshot(leg));
                                }));
    }

    private static Optional<Reply<CallSnapshot>> faultOf(Leg leg) {
        if (!leg.active()) {
            return Optional.of(
                    Refusals.notNow("Only a call that was answered can be transferred."));
        }
        return leg.handover.isPresent()
                ? Optional.of(Refusals.notNow("The call is being transferred already."))
                : Optional.empty();
    }

    private void begin(Leg leg, Transfer.Kind kind, String target, Optional<Leg> consultation) {
        Handover handover =
                new Handover(
                        Transfer.started(By.LOCAL, kind, target), consultation, !leg.wantsHold);
        leg.handover = Optional.of(handover);
        leg.problem = Optional.empty();
        expectWord(leg, handover);
        legs.tell(leg.call.transfer(handover.transfer));
    }

    private void expectWord(Leg leg, Handover handover) {
        handover.patience.cancel();
        handover.patience =
                ports.scheduler()
                        .after(
                                PATIENCE,
                                () -> {
                                    if (isUnderWay(leg, handover)) {
                                        fail(leg, handover, "no word of it came back");
                                    }
                                });
    }

    private boolean isUnderWay(Leg leg, Handover handover) {
        return legs.alive(leg) && leg.handover.filter(handover::equals).isPresent();
    }

    /** The far end tells how its call to the target goes. */
    void progress(CallId id, int status) {
        legs.find(id)
                .ifPresent(leg ->
                        leg.handover.ifPresent(handover -> {
                            if (status < 200) {
                                expectWord(leg, handover);
                            } else if (status < 300) {
                                complete(leg, handover);
                            } else {
                                String why = HangUpCause.ofResponse(status).text();
                                fail(leg, handover, uncapitalized(why));
                            }
                        }));
    }

    /** The far end does not even try. */
    void refused(CallId id, int status) {
        legs.find(id)
                .ifPresent(leg ->
                        leg.handover.ifPresent(handover ->
                                fail(
                                        leg,
                                        handover,
                                        "the other side said no (%d)".formatted(status))));
    }

    private static String uncapitalized(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private void complete(Leg leg, Handover handover) {
        over(leg, handover);
        legs.tell(leg.call.transfer(handover.transfer.at(Transfer.Stage.COMPLETED)));
        legs.drop(leg, HangUpCause.TRANSFERRED);
        handover.consultation
                .filter(legs::alive)
                .ifPresent(other -> legs.drop(other, HangUpCause.TRANSFERRED));
    }

    private void fail(Leg leg, Handover handover, String why) {
        over(leg, handover);
        legs.tell(leg.call.transfer(handover.transfer.failed(why)));
        boolean comesBack =
                handover.wasTalkedIn
                        && leg.wantsHold
                        && legs.all().stream().noneMatch(Transfers::isTalkedIn);
        if (comesBack) {
            focus.resume(leg.id(), Others.KEEP);
        }
        leg.problem =
                Optional.of(
                        "The call could not be transferred to %s: %s."
                                .formatted(handover.transfer.target(), why));
        legs.changed();
    }

    private static boolean isTalkedIn(Leg leg) {
        return leg.active() && !leg.wantsHold;
    }

    private static void over(Leg leg, Handover handover) {
        leg.handover = Optional.empty();
        handover.patience.cancel();
    }

    /**
     * The far end ended a call: a consultation is taken over by the transfer, and a far end that
     * leaves while its consultation is gone has been connected.
     */
    HangUpCause causeOfEnd(Leg leg, HangUpCause cause) {
        if (cause != HangUpCause.REMOTE_HUNG_UP) {
            return cause;
        }
        Optional<Handover> own = leg.handover;
        if (own.isPresent()) {
            Handover handover = own.get();
            over(leg, handover);
            boolean connected = handover.consultation.filter(c -> !legs.alive(c)).isPresent();
            legs.tell(
                    leg.call.transfer(
                            connected
                                    ? handover.transfer.at(Transfer.Stage.COMPLETED)
                                    : handover.transfer.failed("the other side hung up")));
            return connected ? HangUpCause.TRANSFERRED : cause;
        }
        boolean takenOver =
                legs.all().stream()
                        .flatMap(other -> other.handover.stream())
                        .anyMatch(h -> h.consultation.filter(leg::equals).isPresent());
        return takenOver ? HangUpCause.TRANSFERRED : cause;
    }
}
