package org.agent008.adapter.sip;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.port.Signaling.Signals;
import org.jspecify.annotations.Nullable;

/** A call from its INVITE on; what both directions have in common is the time after the answer. */
abstract class SipCall {
    private final UserAgent agent;
    private final CallId id;
    private final Calls.Leg leg;
    private @Nullable CallDialog dialog;
    private @Nullable UntilAck unacked;
    private @Nullable Pending reinvite;
    private @Nullable Repair repair;
    private final Reoffer reoffer = new Reoffer(this);
    private final SessionTimer timer = new SessionTimer(this);
    private final Referring referring = new Referring(this);
    private String localSdp = "";
    private String remoteSdp = "";
    private boolean over;

    /** A request that waits for our answer. */
    record Pending(Request request, ServerTransaction transaction) {}

    SipCall(UserAgent agent, CallId id, Calls.Leg leg) {
        this.agent = agent;
        this.id = id;
        this.leg = leg;
    }

    final UserAgent agent() {
        return agent;
    }

    final CallId id() {
        return id;
    }

    final Calls.Leg leg() {
        return leg;
    }

    final boolean isOver() {
        return over;
    }

    final @Nullable CallDialog dialog() {
        return dialog;
    }

    final SessionTimer timer() {
        return timer;
    }

    final void established(CallDialog with) {
        dialog = with;
    }

    /** Ends the call for the phone's sake, without a word to it. */
    abstract void hangUp();

    /** The WebSocket is gone; an established call outlives that. */
    abstract void onLinkLost();

    /** We made it. */
    abstract boolean isOurs();

    /** A re-INVITE, BYE or the like; {@code false} where the request does not fit the dialog. */
    abstract boolean isFor(Request request);

    /** The caller ends an inbound call before we answered. */
    void onEarlyBye() {}

    /** The ACK of our 2xx to the INVITE. */
    void onFirstAck(Request ack) {}

    final void tell(Consumer<Signals> news) {
        if (!over) {
            news.accept(agent.signals());
        }
    }

    final void end(HangUpCause cause, Optional<Integer> status) {
        if (!over) {
            quit();
            agent.signals().onEnded(id, cause, status);
        }
    }

    /**
     * Over for the phone. SIP may repeat itself for a while; a re-INVITE that waits for its answer
     * gets it now, as the phone knows of the call no more.
     */
    final void quit() {
        if (!over) {
            over = true;
            rejectReinvite(487);
            stopRepair();
            timer.stop();
            agent.calls().end(this);
            agent.loop().after(agent.options().noReply(), () -> agent.calls().forget(this));
            agent.loop().execute(agent::closeWhenIdle);
        }
    }

    /** Sends our 2xx to an INVITE or re-INVITE, again and again until it is acknowledged. */
    final void succeed(Pending invite, String sdp, Runnable noAck) {
        Response success = agent.messages().response(200, invite.request(), leg.localTag());
        agent.messages().setSdp(success, sdp);
        localSdp = sdp;
        timer.grantIn(invite.request(), success);
        agent.stack().respond(invite.transaction(), success);
        unacked =
                new UntilAck(
                        agent,
                        success,
                        () -> {
                            settled();
                            noAck.run();
                        });
    }

    final boolean isUnacked() {
        return unacked != null;
    }

    final void respond(Pending request, int status) {
        agent.stack()
                .respond(
                        request.transaction(),
                        agent.messages().response(status, request.request(), leg.localTag()));
    }

    final void bye(CallDialog with) {
        new Exchange(agent, agent.messages().within(with, Request.BYE), response -> {}).start();
    }

    final void acceptReinvite(String sdp) {
        Pending pending = reinvite;
        if (pending != null && !over) {
            reinvite = null;
            Messages.sdp(pending.request()).ifPresent(this::remoteSdp);
            if (pending.request().getMethod().equals(Request.UPDATE)) {
                update(pending, Optional.of(sdp));
            } else {
                succeed(pending, sdp, this::unanswered);
            }
        }
    }

    final void rejectReinvite(int status) {
        Pending pending = reinvite;
        if (pending != null) {
            reinvite = null;
            respond(pending, status);
        }
    }

    final void reinvite(String sdp) {
        CallDialog within = dialog;
        if (within != null && !over) {
            if (repair != null && repair.isOffering()) {
                repair.afterwards(() -> reinvite(sdp)); // no glare with ourselves
            } else {
                reoffer.send(within, sdp);
            }
        }
    }

    final void onAck(Request ack) {
        UntilAck waiting = unacked;
        if (waiting != null && waiting.isFor(CallDialog.sequence(ack))) {
            settled();
            onFirstAck(ack);
        }
    }

    final void onRequest(Pending in) {
        CallDialog within = dialog;
        if (within != null && !within.takes(in.request())) {
            respond(in, 500);
            return;
        }
        switch (in.request().getMethod()) {
            case Request.BYE -> onBye(in);
            case Request.INVITE, Request.UPDATE -> onReinvite(in, within);
            case Request.REFER -> referring.onRefer(in);
            case Request.NOTIFY -> referring.onNotify(in);
            default -> onInfo(in);
        }
    }

    private void onInfo(Pending in) {
        respond(in, over ? 481 : 200); // of whatever else it tells, note is taken
        KeypadInfo.digit(in.request())
                .ifPresent(digit -> tell(signals -> signals.onDtmf(id, digit)));
    }

    /** Presses a key. */
    final void dtmf(char digit) {
        CallDialog within = dialog;
        if (within != null && !over) {
            new Exchange(
                            agent,
                            agent.messages().info(within, digit),
                            response -> {
                                int status = response.getStatusCode();
                                if (status >= 300) {
                                    tell(signals -> signals.onDtmfRefused(id, status));
                                }
                            },
                            within::nextSequence)
                    .start();
        }
    }

    final void refer(String referTo) {
        CallDialog within = dialog;
        if (within != null && !over) {
            referring.refer(within, referTo);
        }
    }

    final Referring referring() {
        return referring;
    }

    /** Answered, and its far end goes by this tag. */
    final boolean isWith(String remoteTag) {
        return dialog != null && dialog.remoteTag().equals(remoteTag);
    }

    private void onBye(Pending in) {
        settled();
        rejectReinvite(487);
        respond(in, 200);
        if (dialog == null) {
            onEarlyBye();
        } else {
            end(HangUpCause.REMOTE_HUNG_UP, Optional.empty());
        }
    }

    private void onReinvite(Pending in, @Nullable CallDialog within) {
        Optional<String> offer = Messages.sdp(in.request());
        if (over) {
            respond(in, 481);
        } else if (SessionTerms.areTooShort(in.request())) {
            Response tooShort = agent.messages().response(422, in.request(), leg.localTag());
            SessionTerms.refuse(agent.messages(), tooShort);
            agent.stack().respond(in.transaction(), tooShort);
        } else if (offer.isEmpty() && in.request().getMethod().equals(Request.UPDATE)) {
            update(in, Optional.empty());
        } else if (within == null || isOffering()) {
            respond(in, 491); // glare: an INVITE of ours is not through yet
        } else if (reinvite != null || unacked != null) {
            Response busy = agent.messages().response(500, in.request(), leg.localTag());
            agent.messages()
                    .set(
                            busy,
                            "Retry-After",
                            String.valueOf(ThreadLocalRandom.current().nextInt(11)));
            agent.stack().respond(in.transaction(), busy);
        } else if (Messages.hasForeignBody(in.request())) {
            respond(in, 488);
        } else {
            within.retarget(in.request());
            if (offer.isPresent()) {
                reinvite = in;
                tell(signals -> signals.onReinvited(id, offer.get()));
            } else {
                succeed(in, localSdp, this::unanswered); // a refresh: what we have stays on offer
            }
        }
    }

    /** A session is refreshed (RFC 3311), with or without a new offer; no ACK follows. */
    private void update(Pending in, Optional<String> answer) {
        Response success = agent.messages().response(200, in.request(), leg.localTag());
        if (dialog != null) {
            dialog.retarget(in.request());
            timer.grantIn(in.request(), success);
        }
        answer.ifPresent(sdp -> {
            localSdp = sdp;
            agent.messages().setSdp(success, sdp);
        });
        agent.stack().respond(in.transaction(), success);
    }

    /** Nobody acknowledged our 2xx: RFC 3261 13.3.1.4 ends the session. */
    final void unanswered() {
        if (dialog != null) {
            bye(dialog);
        }
        end(HangUpCause.NO_REPLY, Optional.of(408));
    }

    final void linkLost() {
        stopRepair();
        reoffer.linkLost();
        timer.linkLost();
        onLinkLost();
    }

    /** The link is up again, over a new connection that the far end does not know. */
    final void repair() {
        CallDialog with = dialog;
        if (with != null && !over) {
            stopRepair();
            repair = new Repair(this, with);
            repair.start();
        }
    }

    private void stopRepair() {
        if (repair != null) {
            repair.stop();
            repair = null;
        }
    }

    /** An INVITE of ours is out. */
    final boolean isOffering() {
        return reoffer.isOpen() || (repair != null && repair.isOffering());
    }

    /** An offer of the far end's is not through yet, or our answer to one. */
    final boolean isNegotiating() {
        return reinvite != null || unacked != null;
    }

    /**
     * The far end took our offer again. Where its answer changes the session, the media has to take
     * it in like an offer: our side has none open, and nothing goes back to the far end.
     */
    final void onRepaired(Response success) {
        Messages.sdp(success)
                .filter(sdp -> !Sessions.same(sdp, remoteSdp))
                .ifPresent(sdp -> {
                    remoteSdp = sdp;
                    tell(signals -> signals.onReinvited(id, sdp));
                });
    }

    /** The far end does not know the call any more, or cannot be found. */
    final void lost(int status) {
        if (dialog != null && !over) {
            bye(dialog);
            end(HangUpCause.CONNECTION_LOST, Optional.of(status));
        }
    }

    /** A 2xx to an INVITE of ours that came again: its ACK was lost. */
    void onRepeatedSuccess(Response success) {
        if (dialog != null) {
            agent.acknowledge(dialog, success);
        }
    }

    final String localSdp() {
        return localSdp;
    }

    final void localSdp(String sdp) {
        localSdp = sdp;
    }

    final void remoteSdp(String sdp) {
        remoteSdp = sdp;
    }

    final void settled() {
        if (unacked != null) {
            unacked.stop();
            unacked = null;
        }
    }
}
