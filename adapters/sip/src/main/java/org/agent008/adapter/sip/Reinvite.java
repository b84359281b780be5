package org.agent008.adapter.sip;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** An offer of ours within a dialog (RFC 3261 14.1): every 2xx to it gets its ACK. */
final class Reinvite implements Exchange.Outcome {
    private final UserAgent agent;
    private final CallDialog dialog;
    private final Exchange exchange;
    private final Consumer<Response> outcome;
    private boolean done;

    /**
     * @param outcome hears the one final response
     */
    Reinvite(UserAgent agent, CallDialog dialog, String sdp, Consumer<Response> outcome) {
        this.agent = agent;
        this.dialog = dialog;
        this.outcome = outcome;
        Request request = agent.messages().reinvite(dialog, sdp);
        this.exchange = new Exchange(agent, request, this, dialog::nextSequence);
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
            agent.acknowledge(dialog, response);
        }
        if (!done) {
            done = true;
            outcome.accept(response);
        }
    }
}
