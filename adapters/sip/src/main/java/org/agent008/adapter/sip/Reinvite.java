package org.agent008.adapter.sip;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** An offer of ours within a dialog (RFC 3261 14.1): every 2xx to it gets its ACK. */
final class Reinvite implements Exchange.Outcome {
    private final SipCall call;
    private final CallDialog dialog;
    private final Exchange exchange;
    private final Consumer<Response> outcome;
    private boolean done;

    /**
     * @param outcome hears the one final response
     */
    Reinvite(SipCall call, CallDialog dialog, String sdp, Consumer<Response> outcome) {
        this.call = call;
        this.dialog = dialog;
        this.outcome = outcome;
        Request request = call.agent().messages().reinvite(dialog, sdp);
        call.timer().keepIn(request);
        this.exchange = new Exchange(call.agent(), request, this, dialog::nextSequence);
    }

    void start() {
        exchange.start();
    }

    /** RFC 3261 14.1: who made the call waits longer, so that the two do not meet again. */
    static Duration afterGlare(SipCall call) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return Duration.ofMillis(
                10L * (call.isOurs() ? random.nextInt(210, 401) : random.nextInt(0, 201)));
    }

    @Override
    public void onFinal(Response response) {
        if (response.getStatusCode() < 300) {
            dialog.retarget(response);
            call.agent().acknowledge(dialog, response);
        }
        if (!done) {
            done = true;
            if (response.getStatusCode() < 300) {
                call.timer().granted(response);
            }
            outcome.accept(response);
        }
    }
}
