package org.agent008.domain.phone;

import java.util.Optional;
import org.agent008.domain.call.Call;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.CallState;
import org.agent008.domain.call.Direction;
import org.agent008.domain.port.Scheduler.Cancellable;

/** A live call and what the phone must remember to drive it. */
final class Leg {
    final Call call;
    final Optional<String> remoteOffer;

    /** Outbound: the INVITE is out, so ending the call takes a CANCEL or a BYE. */
    boolean invited;

    /** Inbound: the 180 is out. */
    boolean rung;

    /** Inbound: will answer the call without a person. */
    Cancellable autoAnswer = () -> {};

    boolean autoAnswered;

    /** Outbound: the far end is heard before it answers. */
    boolean earlyMedia;

    boolean mediaConnected;

    boolean muted;

    /** Grows each time a call gets the person; 0: it never had. */
    long turn;

    /** What was asked for last; the call follows when the far end agrees. */
    boolean wantsHold;

    /** What our re-INVITE that is under way asks for. */
    Optional<Boolean> offered = Optional.empty();

    /** How often it met one of the far end's. */
    int glares;

    Optional<String> problem = Optional.empty();

    Leg(Call call, Optional<String> remoteOffer) {
        this.call = call;
        this.remoteOffer = remoteOffer;
    }

    CallId id() {
        return call.id();
    }

    boolean ringing() {
        return call.state() instanceof CallState.Ringing;
    }

    boolean active() {
        return call.state() instanceof CallState.Active;
    }

    boolean inbound() {
        return call.cdr().direction() == Direction.INBOUND;
    }
}
