package org.agent008.domain.phone;

import java.util.Comparator;
import java.util.Optional;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.phone.Reply.Done;

/**
 * A person has one mouth: of all calls, the one that was last dialed, answered or resumed has the
 * person and the sound card.
 */
final class Focus {
    private final Legs legs;
    private final Renegotiation renegotiation;

    Focus(Legs legs, Renegotiation renegotiation) {
        this.legs = legs;
        this.renegotiation = renegotiation;
    }

    /** Gives the person to a call. */
    void take(Leg leg, Others others) {
        legs.turnTo(leg);
        for (Leg other : legs.all()) {
            if (other != leg && other.active() && !other.wantsHold) {
                switch (others) {
                    case HOLD -> renegotiation.want(other, true);
                    case END -> legs.drop(other, HangUpCause.HUNG_UP);
                    case KEEP -> {}
                }
            }
        }
    }

    void hold(Leg leg) {
        renegotiation.want(leg, true);
    }

    Reply<CallSnapshot> resume(CallId id, Others others) {
        return legs.with(
                id,
                leg -> {
                    if (!leg.active()) {
                        return Refusals.notNow("Only a call that was answered can be resumed.");
                    }
                    take(leg, others);
                    renegotiation.want(leg, false);
                    return new Done<>(legs.snapshot(leg));
                });
    }

    /** To this call; from it, to the one that had the person before. */
    Reply<CallSnapshot> swap(CallId id) {
        return legs.with(
                id,
                leg -> {
                    if (leg.active() && legs.isForeground(leg)) {
                        Optional<Leg> other = lastHeld();
                        return other.isPresent()
                                ? resume(other.get().id(), Others.HOLD)
                                : Refusals.notNow("There is no held call to swap with.");
                    }
                    return resume(id, Others.HOLD);
                });
    }

    private Optional<Leg> lastHeld() {
        return legs.all().stream()
                .filter(leg -> leg.active() && leg.wantsHold)
                .max(Comparator.comparingLong(leg -> leg.turn));
    }
}
