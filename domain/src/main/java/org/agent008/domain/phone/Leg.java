package org.agent008.domain.phone;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.agent008.domain.call.Call;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.CallState;
import org.agent008.domain.call.Direction;
import org.agent008.domain.call.Transfer;
import org.agent008.domain.port.Scheduler.Cancellable;
import org.agent008.domain.port.Signaling.Referral;

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

    /** Since when the audio no longer gets through; MAX while it does. */
    Instant interrupted = Instant.MAX;

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

    /** Runs once no offer of ours is under way. */
    Optional<Runnable> onSettled = Optional.empty();

    /** Our transfer of this call. */
    Optional<Handover> handover = Optional.empty();

    /** The far end asks us to call elsewhere, and the person has not decided. */
    Optional<Referral> asked = Optional.empty();

    /** The far end of another call asked us to make this one. */
    Optional<Referrals.Referred> referred = Optional.empty();

    /** What SIP said when it ended. */
    Optional<Integer> endStatus = Optional.empty();

    /** Keypad tones that wait for their turn. */
    final Queue<Character> toPress = new ArrayDeque<>();

    boolean pressing;

    Optional<String> problem = Optional.empty();

    Leg(Call call, Optional<String> remoteOffer) {
        this.call = call;
        this.remoteOffer = remoteOffer;
    }

    /** A transfer that is asked for or under way. */
    Optional<Transfer> transfer() {
        return handover.map(h -> h.transfer)
                .or(() -> asked.map(Referrals::transfer).map(t -> t.at(Transfer.Stage.ASKED)));
    }

    CallId id() {
        return call.id();
    }

    boolean isInterrupted() {
        return !interrupted.equals(Instant.MAX);
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
