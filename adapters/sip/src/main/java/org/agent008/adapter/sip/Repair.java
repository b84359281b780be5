package org.agent008.adapter.sip;

import java.time.Duration;
import java.util.Set;
import javax.sip.header.RetryAfterHeader;
import javax.sip.message.Response;
import org.agent008.domain.port.Scheduler.Cancellable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the far end of a call the way over our new connection: proxies on the way still send its
 * requests to the old one. What we offer is what holds, so that the audio goes on as it is.
 */
final class Repair {
    private static final Logger log = LoggerFactory.getLogger(Repair.class);

    /** What proxies say of a far end whose own connection is gone too: it may come back. */
    private static final Set<Integer> NOT_BACK_YET = Set.of(404, 430, 480);

    private final SipCall call;
    private final CallDialog dialog;
    private final BackOff backOff;
    private Cancellable next = () -> {};
    private Runnable afterwards = () -> {};
    private boolean offering;
    private boolean stopped;

    Repair(SipCall call, CallDialog dialog) {
        this.call = call;
        this.dialog = dialog;
        this.backOff = call.agent().newBackOff();
    }

    void start() {
        if (call.isNegotiating() || call.isOffering()) {
            again(Reinvite.afterGlare(call));
            return;
        }
        offering = true;
        new Reinvite(call, dialog, call.localSdp(), this::onAnswer).start();
    }

    /** The link or the call is gone; what still comes changes nothing. */
    void stop() {
        stopped = true;
        offering = false;
        next.cancel();
        goOn();
    }

    /** Does something as soon as no offer of ours is out any more. */
    void afterwards(Runnable task) {
        afterwards = task;
    }

    private void goOn() {
        Runnable task = afterwards;
        afterwards = () -> {};
        task.run();
    }

    /** An offer of ours is out. */
    boolean isOffering() {
        return offering;
    }

    private void onAnswer(Response response) {
        if (stopped) {
            return;
        }
        offering = false;
        int status = response.getStatusCode();
        if (status < 300) {
            call.onRepaired(response);
        } else if (status == 408 || status == 481) {
            call.lost(status);
        } else if (status == 491) {
            again(Reinvite.afterGlare(call));
        } else if (status / 100 == 5 || NOT_BACK_YET.contains(status)) {
            again(wait(response)); // the far end, or a proxy on the way
        } else {
            log.info("the far end of {} refuses to be refreshed: {}", call.id(), status);
        }
        goOn();
    }

    private void again(Duration wait) {
        next = call.agent().loop().after(wait, this::start);
    }

    private Duration wait(Response response) {
        Duration wait = backOff.next();
        return response.getHeader(RetryAfterHeader.NAME) instanceof RetryAfterHeader asked
                        && asked.getRetryAfter() > wait.toSeconds()
                ? Duration.ofSeconds(asked.getRetryAfter())
                : wait;
    }
}
