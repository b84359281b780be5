package org.agent008.adapter.sip;

import java.time.Duration;
import javax.sip.message.Response;
import org.agent008.domain.port.Scheduler.Cancellable;

/** Repeats our 2xx to an INVITE until its ACK comes or 64*T1 are over (RFC 3261 13.3.1.4). */
final class UntilAck {
    private static final Duration T1 = Duration.ofMillis(500);
    private static final Duration T2 = Duration.ofSeconds(4);
    private final UserAgent agent;
    private final Response success;
    private final Cancellable limit;
    private Cancellable again;

    UntilAck(UserAgent agent, Response success, Runnable gaveUp) {
        this.agent = agent;
        this.success = success;
        this.limit = agent.loop().after(agent.options().noReply(), gaveUp);
        this.again = agent.loop().after(T1, () -> repeat(T1));
    }

    boolean isFor(long sequence) {
        return CallDialog.sequence(success) == sequence;
    }

    void stop() {
        limit.cancel();
        again.cancel();
    }

    private void repeat(Duration last) {
        agent.stack().sendDirectly(success);
        Duration doubled = last.multipliedBy(2);
        Duration wait = doubled.compareTo(T2) < 0 ? doubled : T2;
        again = agent.loop().after(wait, () -> repeat(wait));
    }
}
