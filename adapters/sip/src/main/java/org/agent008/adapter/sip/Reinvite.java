package org.agent008.adapter.sip;

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
