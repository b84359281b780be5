package org.agent008.adapter.sip;

import java.time.Duration;
import java.util.Optional;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.agent008.domain.port.Scheduler.Cancellable;

/**
 * Refreshes a call's session before it expires, or ends it where the far end should have and did
 * not (RFC 4028): by UPDATE where the far end takes that, else by re-INVITE. A far end that keeps
 * no such timer is asked now and then by OPTIONS: of a held call, nothing else may be heard.
 */
final class SessionTimer {
    private static final Duration MOST_MARGIN = Duration.ofSeconds(32);

    private final SipCall call;
    private Optional<SessionTerms> terms = Optional.empty();
    private boolean updates;
    private Cancellable refresh = () -> {};
    private Cancellable expiry = () -> {};
    private int asked;

    SessionTimer(SipCall call) {
        this.call = call;
    }

    /** The far end's INVITE, or its 2xx to ours, tells what it takes. */
    void meet(Message first) {
        updates = Headers.tags(first, "Allow").contains("update");
    }

    /** A request of ours within the call is about to go out. */
    void keepIn(Request request) {
        Messages messages = call.agent().messages();
        messages.add(request, "Supported", SessionTerms.TIMER);
        terms.ifPresent(t -> t.keepIn(messages, request));
    }

    /** Our 2xx to a request of the far end's is about to go out. */
    void grantIn(Request request, Response success) {
        Messages messages = call.agent().messages();
        messages.add(success, "Supported", SessionTerms.TIMER);
        Optional<SessionTerms> asked = SessionTerms.askedBy(request);
        asked.ifPresent(t -> t.grantIn(messages, success));
        run(asked);
    }

    /** The far end's 2xx to a request of ours is here. */
    void granted(Response success) {
        run(SessionTerms.grantedBy(success));
    }

    private void run(Optional<SessionTerms> agreed) {
        stop();
        terms = agreed;
        if (agreed.isPresent() && !call.isOver()) {
            Duration interval = agreed.get().interval();
            Duration third = interval.dividedBy(3);
            Duration margin = third.compareTo(MOST_MARGIN) < 0 ? third : MOST_MARGIN;
            expiry = call.agent().loop().after(interval.minus(margin), this::expire);
            if (agreed.get().ours()) {
                refreshAfter(interval.dividedBy(2));
            }
        } else if (!call.isOver()) {
            askLater();
        }
    }

    void stop() {
        refresh.cancel();
        expiry.cancel();
        asked++;
    }

    /** The answer to what was asked would come over the connection that is gone. */
    void linkLost() {
        asked++;
    }

    private void askLater() {
        refresh = call.agent().loop().after(call.agent().options().askAlive(), this::ask);
    }

    private void ask() {
        CallDialog dialog = call.dialog();
        if (dialog == null || call.isOver() || !call.agent().isUp()) {
            return; // once the link is back, the call is repaired by a re-INVITE
        }
        int now = ++asked;
        Request question = call.agent().messages().within(dialog, Request.OPTIONS);
        new Exchange(
                        call.agent(),
                        question,
                        response -> onAsked(now, response.getStatusCode()),
                        dialog::nextSequence)
                .start();
    }

    /** Whoever refuses is there. */
    private void onAsked(int number, int status) {
        if (number != asked || call.isOver()) {
            return;
        }
        if (status == 408 || status == 481) {
            call.lost(status);
        } else {
            askLater();
        }
    }

    private void refreshAfter(Duration wait) {
        refresh = call.agent().loop().after(wait, this::refresh);
    }

    private void refresh() {
        CallDialog dialog = call.dialog();
        if (dialog == null || call.isOver() || !call.agent().isUp()) {
            return; // once the link is back, the call is repaired by a re-INVITE
        }
        if (call.isNegotiating() || call.isOffering()) {
            refreshAfter(Reinvite.afterGlare(call));
        } else if (updates) {
            Request update = call.agent().messages().update(dialog);
            keepIn(update);
            new Exchange(
                            call.agent(),
                            update,
                            response -> onUpdated(dialog, response),
                            dialog::nextSequence)
                    .start();
        } else {
            call.repair();
        }
    }

    private void onUpdated(CallDialog dialog, Response response) {
        int status = response.getStatusCode();
        if (call.isOver()) {
            return;
        }
        if (status < 300) {
            dialog.retarget(response);
            granted(response);
        } else if (status == 408 || status == 481) {
            call.lost(status);
        } else if (status == 491 || status / 100 == 5) {
            refreshAfter(Reinvite.afterGlare(call));
        } else {
            updates = false;
            refresh();
        }
    }

    private void expire() {
        if (call.agent().isUp()) {
            call.lost(408);
        }
    }
}
