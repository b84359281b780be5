package org.agent008.domain.phone;

import java.time.Duration;
import java.time.Instant;
import org.agent008.domain.call.By;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.port.Scheduler.Cancellable;

/**
 * Keeps the audio of active calls going: looks for a new path where it is interrupted or the
 * network changed, and ends a call whose far end has gone for good.
 */
final class MediaWatch {
    /**
     * A far end that sends neither audio nor RTCP for so long has gone. Even one that is muted or
     * sends nothing in silence (DTX) reports by RTCP every five seconds or so; and half a minute
     * without network, with the way back from it, is survived.
     */
    static final Duration LOST_AFTER = Duration.ofSeconds(45);

    /** How long a new path may take before another is tried. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Media looks at the machine's addresses every two seconds: what is offered before would name
     * those that are gone.
     */
    static final Duration SETTLES_IN = Duration.ofMillis(2200);

    private final PhonePorts ports;
    private final Legs legs;
    private final Renegotiation renegotiation;
    private Cancellable settling = () -> {};

    MediaWatch(PhonePorts ports, Legs legs, Renegotiation renegotiation) {
        this.ports = ports;
        this.legs = legs;
        this.renegotiation = renegotiation;
        legs.onBeat(this::look);
    }

    void connected(CallId id) {
        legs.find(id).ifPresent(leg -> leg.interrupted = Instant.MAX);
    }

    void interrupted(CallId id) {
        legs.find(id)
                .ifPresent(leg -> {
                    if (!leg.isInterrupted()) {
                        leg.interrupted = ports.clock().instant();
                    }
                    renew(leg);
                });
    }

    void networkChanged() {
        settling.cancel();
        settling = ports.scheduler().after(SETTLES_IN, this::moved);
    }

    private void moved() {
        for (Leg leg : legs.all()) {
            leg.moved = true;
            renew(leg);
        }
    }

    /**
     * The phone system can be reached again: what could not be offered meanwhile is offered now.
     */
    void reconnected() {
        legs.all().stream().filter(MediaWatch::isBroken).forEach(this::renew);
    }

    private static boolean isBroken(Leg leg) {
        return leg.isInterrupted() || leg.moved;
    }

    private void renew(Leg leg) {
        if (leg.active()) {
            leg.renewed = ports.clock().instant();
            renegotiation.renew(leg);
        }
    }

    private void look() {
        Instant now = ports.clock().instant();
        for (Leg leg : legs.all()) {
            if (hasGone(leg, now)) {
                legs.drop(leg, HangUpCause.MEDIA_LOST);
            } else if (isBroken(leg) && !now.isBefore(leg.renewed.plus(PATIENCE))) {
                renew(leg);
            }
        }
    }

    /**
     * Nobody has to send while a call is held, but ICE goes on asking whether the far end is there
     * (RFC 7675): one that gives no answer for so long has gone, held or not.
     */
    private boolean hasGone(Leg leg, Instant now) {
        return isUnanswered(leg, now) || isSilent(leg, now);
    }

    private static boolean isUnanswered(Leg leg, Instant now) {
        return leg.active()
                && leg.isInterrupted()
                && !now.isBefore(leg.interrupted.plus(LOST_AFTER));
    }

    private boolean isSilent(Leg leg, Instant now) {
        boolean talking = leg.active() && !leg.call.isHeld(By.LOCAL) && !leg.call.isHeld(By.REMOTE);
        if (!talking) {
            leg.listening = Instant.MAX;
            return false;
        }
        if (leg.listening.equals(Instant.MAX)) {
            leg.listening = now;
        }
        return !now.isBefore(leg.listening.plus(LOST_AFTER))
                && ports.media().silence(leg.id()).compareTo(LOST_AFTER) >= 0;
    }
}
