package org.agent008.adapter.sip;

import java.util.Optional;
import java.util.function.Consumer;
import javax.sip.message.Response;

/** What the phone itself offers within a call, to hold or resume it: one at a time. */
final class Reoffer {
    private static final int NONE = 0;
    private static final int NOT_ACCEPTABLE_HERE = 488;
    private static final int REQUEST_PENDING = 491;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final SipCall call;
    private int count;
    private int open = NONE;

    Reoffer(SipCall call) {
        this.call = call;
    }

    /** Whether one is out. */
    boolean isOpen() {
        return open != NONE;
    }

    void send(CallDialog dialog, String sdp) {
        if (!call.agent().isUp()) {
            refused(SERVICE_UNAVAILABLE);
            return;
        }
        if (call.isNegotiating() || call.isOffering()) {
            refused(REQUEST_PENDING);
            return;
        }
        int number = ++count;
        open = number;
        Consumer<Response> outcome = response -> onAnswer(number, sdp, response);
        new Reinvite(call, dialog, sdp, outcome).start();
    }

    private void onAnswer(int number, String sdp, Response response) {
        if (open != number) {
            return;
        }
        open = NONE;
        int status = response.getStatusCode();
        if (status >= 300) {
            refused(status);
            return;
        }
        Optional<String> answer = Messages.sdp(response);
        if (answer.isPresent()) {
            call.localSdp(sdp);
            call.remoteSdp(answer.get());
            call.tell(signals -> signals.onReinviteAnswered(call.id(), answer.get()));
        } else {
            refused(NOT_ACCEPTABLE_HERE);
        }
    }

    /** The answer would be sent to the connection that is gone. */
    void linkLost() {
        if (open != NONE) {
            open = NONE;
            refused(SERVICE_UNAVAILABLE);
        }
    }

    private void refused(int status) {
        if (status == 408 || status == 481) {
            call.lost(status);
        } else if (status == REQUEST_PENDING) {
            call.agent().loop().after(Reinvite.afterGlare(call), () -> tellRefused(status));
        } else {
            tellRefused(status);
        }
    }

    private void tellRefused(int status) {
        call.tell(signals -> signals.onReinviteRefused(call.id(), status));
    }
}
