package org.agent008.adapter.sip;

import java.time.Duration;
import java.util.Optional;
import javax.sip.header.ExpiresHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.port.Scheduler.Cancellable;
import org.agent008.domain.port.Signaling.Invited;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A call that somebody made to us. */
final class InboundCall extends SipCall {
    /** Longer than any PBX lets a phone ring: a CANCEL must have been lost. */
    private static final Duration RINGS_AT_MOST = Duration.ofMinutes(5);

    private static final int NOT_ACCEPTABLE_HERE = 488;
    private static final Logger log = LoggerFactory.getLogger(InboundCall.class);

    private final Pending invite;
    private final Optional<CallId> replaces;
    private final Cancellable ringsTooLong;
    private boolean answered;
    private boolean byeWhenAcked;

    InboundCall(
            UserAgent agent,
            CallId id,
            String localTag,
            Pending invite,
            Optional<CallId> replaces) {
        super(agent, id, new Calls.Leg(CallDialog.callId(invite.request()), localTag));
        this.invite = invite;
        this.replaces = replaces;
        this.ringsTooLong = agent.loop().after(ringTime(invite.request()), this::expire);
    }

    private static Duration ringTime(Request invite) {
        return invite.getHeader(ExpiresHeader.NAME) instanceof ExpiresHeader limit
                        && limit.getExpires() > 0
                        && limit.getExpires() < RINGS_AT_MOST.toSeconds()
                ? Duration.ofSeconds(limit.getExpires())
                : RINGS_AT_MOST;
    }

    void announce() {
        Request request = invite.request();
        Optional<String> offer = Messages.sdp(request);
        offer.ifPresent(this::remoteSdp);
        var invited =
                new Invited(
                        id(),
                        Parties.caller(request),
                        Parties.called(request),
                        Headers.custom(request),
                        offer.filter(InboundCall::offersVideo).isPresent(),
                        AnswerAfterHeaders.read(request),
                        offer,
                        replaces);
        tell(signals -> signals.onInvited(invited));
    }

    /** A video line whose port is not 0. */
    private static boolean offersVideo(String sdp) {
        return sdp.lines().anyMatch(line -> line.matches("m=video [1-9].*"));
    }

    void ring() {
        if (!answered && !isOver()) {
            respond(invite, 180);
        }
    }

    void accept(String sdp) {
        if (!answered && !isOver()) {
            answered = true;
            ringsTooLong.cancel();
            established(CallDialog.ofInbound(invite.request(), leg().localTag()));
            timer().meet(invite.request());
            succeed(invite, sdp, this::unanswered);
        }
    }

    void reject(int status) {
        if (refuse(status)) {
            quit();
        }
    }

    private boolean refuse(int status) {
        boolean open = !answered && !isOver();
        if (open) {
            answered = true;
            ringsTooLong.cancel();
            Response refusal =
                    agent().messages().response(status, invite.request(), leg().localTag());
            if (status == NOT_ACCEPTABLE_HERE) {
                explain(refusal);
            }
            agent().stack().respond(invite.transaction(), refusal);
        }
        return open;
    }

    /** For whoever runs the PBX, who sees the refusal and nothing else (RFC 3261 section 20.43). */
    private void explain(Response refusal) {
        boolean plain =
                Messages.sdp(invite.request())
                        .filter(sdp -> !sdp.contains("a=fingerprint:"))
                        .isPresent();
        String why =
                plain
                        ? "302 agent008 \"DTLS-SRTP is needed: put rtpengine or the like between\""
                        : "304 agent008 \"The media on offer cannot be used\"";
        agent().messages().set(refusal, "Warning", why);
        log.warn(
                "The call {} was refused: {}",
                id(),
                plain
                        ? "it offers plain RTP, and this phone needs DTLS-SRTP. Put a media gateway"
                                + " such as rtpengine between, or switch on WebRTC for the caller."
                        : "its SDP cannot be used.");
    }

    /** The caller gave up, or another phone was quicker (RFC 3326). */
    void onCancel(Request cancel) {
        if (refuse(487)) {
            boolean elsewhere =
                    Headers.value(cancel, "Reason")
                            .filter(r ->
                                    r.replace(" ", "").matches("(?i).*SIP;(.*;)?cause=200\\b.*"))
                            .isPresent();
            end(
                    elsewhere ? HangUpCause.ANSWERED_ELSEWHERE : HangUpCause.CANCELLED,
                    Optional.of(487));
        }
    }

    private void expire() {
        if (refuse(480)) {
            end(HangUpCause.NO_ANSWER, Optional.of(480));
        }
    }

    @Override
    void hangUp() {
        CallDialog established = dialog();
        if (established == null) {
            reject(480);
        } else if (!isOver()) {
            if (isUnacked()) {
                byeWhenAcked = true; // RFC 3261 15: no BYE before the ACK
            } else {
                bye(established);
            }
            quit();
        }
    }

    @Override
    void onFirstAck(Request ack) {
        CallDialog established = dialog();
        if (byeWhenAcked && established != null) {
            byeWhenAcked = false;
            bye(established);
        } else if (CallDialog.sequence(ack) == CallDialog.sequence(invite.request())) {
            boolean weOffered = Messages.sdp(invite.request()).isEmpty();
            Optional<String> answer = weOffered ? Messages.sdp(ack) : Optional.empty();
            answer.ifPresent(this::remoteSdp);
            tell(signals -> signals.onConfirmed(id(), answer));
        }
    }

    @Override
    void onEarlyBye() {
        if (refuse(487)) {
            end(HangUpCause.CANCELLED, Optional.of(487));
        }
    }

    /** Keeps ringing: our answer finds its way back over the next socket by its Via. */
    @Override
    void onLinkLost() {}

    @Override
    boolean isOurs() {
        return false;
    }

    @Override
    boolean isFor(Request request) {
        return CallDialog.fromTag(request).equals(CallDialog.fromTag(invite.request()));
    }

    boolean isCancelledBy(Request cancel) {
        return leg().callId().equals(CallDialog.callId(cancel))
                && Exchange.branch(invite.request()).equals(Exchange.branch(cancel));
    }

    /** The same INVITE by another way (RFC 3261 8.2.2.2). */
    boolean isMergedWith(Request other) {
        return leg().callId().equals(CallDialog.callId(other))
                && isFor(other)
                && CallDialog.sequence(invite.request()) == CallDialog.sequence(other);
    }
}
