package org.agent008.domain.phone;

import java.util.Optional;
import org.agent008.domain.call.By;
import org.agent008.domain.call.CallId;
import org.agent008.domain.phone.Leg.Offered;
import org.agent008.domain.phone.Reply.Done;
import org.agent008.domain.port.Media;

/**
 * Offers and answers within a call (RFC 3264 section 8): hold and resume from either side, a new
 * path for the audio; one offer at a time.
 */
final class Renegotiation {
    private static final int NOT_ACCEPTABLE_HERE = 488;
    private static final int REQUEST_PENDING = 491;
    private static final int MOST_GLARES = 4;

    private final PhonePorts ports;
    private final Legs legs;

    Renegotiation(PhonePorts ports, Legs legs) {
        this.ports = ports;
        this.legs = legs;
    }

    Reply<CallSnapshot> hold(CallId id) {
        return legs.with(
                id,
                leg -> {
                    if (!leg.active()) {
                        return Refusals.notNow("Only a call that was answered can be held.");
                    }
                    want(leg, true);
                    return new Done<>(legs.snapshot(leg));
                });
    }

    /** Holds an answered call or resumes it, as soon as the far end agrees. */
    void want(Leg leg, boolean hold) {
        leg.wantsHold = hold;
        leg.problem = Optional.empty();
        leg.glares = 0;
        reoffer(leg);
        legs.changed();
    }

    /** Lets the audio of an active call find a new path (ICE restart). */
    void renew(Leg leg) {
        leg.wantsPath = true;
        leg.glares = 0;
        reoffer(leg);
    }

    /** Offers anew where the call is not what was asked for. */
    private void reoffer(Leg leg) {
        var offered = new Offered(leg.wantsHold, leg.wantsPath);
        if (leg.offered.isPresent() || !(leg.wantsPath || changesHold(leg, offered))) {
            return;
        }
        leg.offered = Optional.of(offered);
        Media media = ports.media();
        legs.onMailbox(
                offered.path()
                        ? media.renew(leg.id(), offered.hold())
                        : media.reoffer(leg.id(), offered.hold()),
                (sdp, fault) -> {
                    if (legs.alive(leg)) {
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
                leg.offered
                        .filter(offered -> changesHold(leg, offered))
                        .map(offered ->
                                "The call could not be %s: %s."
                                        .formatted(offered.hold() ? "held" : "resumed", why))
                        .or(() -> leg.problem);
        leg.offered = Optional.empty();
        leg.wantsPath = false;
        leg.wantsHold = leg.call.isHeld(By.LOCAL);
        legs.changed();
        settle(leg);
    }

    private static boolean changesHold(Leg leg, Offered offered) {
        return leg.call.isHeld(By.LOCAL) != offered.hold();
    }

    void reinviteAnswered(CallId id, String sdp) {
        legs.find(id)
                .filter(leg -> leg.offered.isPresent())
                .ifPresent(leg ->
                        legs.onMailbox(
                                ports.media().accept(id, sdp, false),
                                (_, fault) -> {
                                    if (legs.alive(leg)) {
                                        if (fault.isEmpty()) {
                                            agreed(leg, sdp);
                                        } else {
                                            failed(leg, "the other side's answer cannot be used");
                                        }
                                    }
                                }));
    }

    private void agreed(Leg leg, String answer) {
        leg.offered.ifPresent(offered -> {
            if (offered.path()) {
                leg.wantsPath = false;
                leg.moved = false;
            }
            legs.tell(leg.call.hold(By.LOCAL, offered.hold()));
        });
        leg.offered = Optional.empty();
        heed(leg, answer);
        reoffer(leg);
        settle(leg);
    }

    /** Runs a task once the call is as it was asked to be, or has refused. */
    void whenSettled(Leg leg, Runnable task) {
        leg.onSettled = Optional.of(task);
        settle(leg);
    }

    private void settle(Leg leg) {
        if (leg.offered.isEmpty() && leg.onSettled.isPresent()) {
            Runnable task = leg.onSettled.get();
            leg.onSettled = Optional.empty();
            task.run();
        }
    }

    void reinviteRefused(CallId id, int status) {
        legs.find(id)
                .filter(leg -> leg.offered.isPresent())
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

    void reinvited(CallId id, String offer) {
        if (legs.find(id).filter(Leg::active).isEmpty()) {
            ports.signaling().rejectReinvite(id, REQUEST_PENDING);
            return;
        }
        legs.onMailbox(
                ports.media().answer(id, offer),
                (sdp, fault) -> {
                    if (fault.isEmpty()) {
                        ports.signaling().acceptReinvite(id, sdp);
                        legs.find(id).ifPresent(leg -> heed(leg, offer));
                    } else {
                        ports.signaling().rejectReinvite(id, NOT_ACCEPTABLE_HERE);
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
            legs.tell(leg.call.hold(By.REMOTE, !open));
        }
    }
}
