package org.agent008.adapter.sip;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A call that we make. */
final class OutboundCall extends SipCall implements Exchange.Outcome {
    private static final Logger log = LoggerFactory.getLogger(OutboundCall.class);
    private final Exchange exchange;
    private final Map<String, Request> acks = new HashMap<>();

    /** By the To tags of early dialogs: a far end that is forked to or forwards has several. */
    private final Map<String, String> early = new HashMap<>();

    private boolean proceeding;
    private boolean cancelling;

    OutboundCall(UserAgent agent, CallId id, Request invite) {
        super(agent, id, new Calls.Leg(CallDialog.callId(invite), CallDialog.fromTag(invite)));
        exchange = new Exchange(agent, invite, this);
        Messages.sdp(invite).ifPresent(this::localSdp);
    }

    void start() {
        exchange.start();
    }

    @Override
    public void onProvisional(Response response) {
        if (!proceeding) {
            proceeding = true;
            if (cancelling) {
                exchange.cancel(); // RFC 3261 9.1: not before a provisional response
            }
        }
        if (response.getStatusCode() > 100) {
            Optional<String> media = newEarlyMedia(response);
            tell(signals -> signals.onProgress(id(), media));
        }
    }

    /** What is offered to be heard before the answer, once for each early dialog and SDP. */
    private Optional<String> newEarlyMedia(Response response) {
        return dialog() == null
                ? Messages.sdp(response)
                        .filter(sdp -> !sdp.equals(early.put(CallDialog.toTag(response), sdp)))
                : Optional.empty();
    }

    @Override
    public void onFinal(Response response) {
        int status = response.getStatusCode();
        if (status < 300) {
            onSuccess(response);
        } else if (dialog() == null) {
            if (status < 400) {
                log.info("{} was redirected to {}", id(), Headers.value(response, "Contact"));
            }
            end(HangUpCause.ofResponse(status), Optional.of(status));
        }
    }

    /**
     * The first answer wins. Other forks, and an answer that crossed our CANCEL, are acknowledged
     * and hung up; an answer that comes again gets its ACK again.
     */
    void onSuccess(Response success) {
        String tag = CallDialog.toTag(success);
        Request sent = acks.get(tag);
        if (sent != null) {
            agent().stack().sendDirectly(sent);
            return;
        }
        CallDialog answered = CallDialog.ofOutbound(exchange.request(), success);
        Request ack = agent().messages().ack(answered, CallDialog.sequence(success));
        acks.put(tag, ack);
        agent().stack().sendDirectly(ack);
        if (isOver() || dialog() != null) {
            bye(answered);
            return;
        }
        // Some gateways answer in the 183 only; without either the media says that it cannot be.
        String sdp = Messages.sdp(success).orElse(early.getOrDefault(tag, ""));
        established(answered);
        timer().meet(success);
        timer().granted(success);
        remoteSdp(sdp);
        tell(signals -> signals.onAnswered(id(), sdp));
    }

    @Override
    void onRepeatedSuccess(Response success) {
        if (CallDialog.sequence(success) == CallDialog.sequence(exchange.request())) {
            onSuccess(success);
        } else {
            super.onRepeatedSuccess(success);
        }
    }

    @Override
    boolean isOurs() {
        return true;
    }

    @Override
    void hangUp() {
        if (!isOver()) {
            CallDialog established = dialog();
            if (established != null) {
                bye(established);
            } else {
                cancel();
            }
            quit();
        }
    }

    private void cancel() {
        cancelling = true;
        if (proceeding) {
            exchange.cancel();
        }
    }

    /** The answer would be sent to the socket that is gone. */
    @Override
    void onLinkLost() {
        if (dialog() == null) {
            cancel();
            end(HangUpCause.CONNECTION_LOST, Optional.empty());
        }
    }

    @Override
    boolean isFor(Request request) {
        CallDialog established = dialog();
        return established == null || established.remoteTag().equals(CallDialog.fromTag(request));
    }
}
