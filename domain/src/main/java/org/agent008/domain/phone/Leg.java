package org.agent008.domain.phone;

import java.time.Instant;
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

    /** The audio no longer gets through. */
    boolean interrupted;

    /** The network changed, and the far end does not know the new way yet. */
    boolean moved;

    /** When its path was last made anew. */
    Instant renewed = Instant.MIN;

    /** Since when the far end should be heard: while a call is held, nobody has to send. */
    Instant listening = Instant.MAX;

    boolean muted;

    /** Grows each time a call gets the person; 0: it never had. */
    long turn;

    /** What was asked for last; the call follows when the far end agrees. */
    boolean wantsHold;

    /** The path of the audio shall be made anew. */
    boolean wantsPath;

    /** What our re-INVITE that is under way asks for. */
    Optional<Offered> offered = Optional.empty();

    /** An offer within the call: to hold it or not, over the path it has or a new one. */
    record Offered(boolean hold, boolean path) {}

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
