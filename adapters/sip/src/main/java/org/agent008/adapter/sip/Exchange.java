package org.agent008.adapter.sip;

import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import javax.sip.ClientTransaction;
import javax.sip.SipException;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.CSeqHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.agent008.domain.port.Scheduler.Cancellable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request of ours and its responses; digest challenges are answered on the way. */
final class Exchange {
    /** What came of it. */
    interface Outcome {
        default void onProvisional(Response response) {}

        /**
         * The end: 408 made here where nobody replied. An INVITE may see more than one 2xx (forks).
         */
        void onFinal(Response response);
    }

    private static final Logger log = LoggerFactory.getLogger(Exchange.class);
    private static final int MOST_TRIES = 4;

    private final UserAgent agent;
    private final Outcome outcome;
    private final LongSupplier sequence;
    private Request request;
    private @Nullable ClientTransaction transaction;
    private Cancellable noReply = () -> {};
    private int tries;
    private boolean done;

    Exchange(UserAgent agent, Request request, Outcome outcome) {
        this(agent, request, outcome, counterFrom(CallDialog.sequence(request)));
    }

    /**
     * @param sequence numbers the request anew where it goes out again
     */
    Exchange(UserAgent agent, Request request, Outcome outcome, LongSupplier sequence) {
        this.agent = agent;
        this.request = request;
        this.outcome = outcome;
        this.sequence = sequence;
    }

    private static LongSupplier counterFrom(long first) {
        return new AtomicLong(first)::incrementAndGet;
    }

    Exchange start() {
        tries++;
        noReply.cancel();
        noReply = agent.loop().after(agent.options().noReply(), () -> finish(local(408)));
        try {
            transaction = agent.stack().start(request, this);
        } catch (SipException e) {
            log.warn("could not send {}", request.getMethod(), e);
            agent.loop().execute(() -> finish(local(500)));
        }
        return this;
    }

    /** The request as it was last sent. */
    Request request() {
        return request;
    }

    /** Sends a CANCEL for this INVITE; it must have been answered provisionally. */
    void cancel() {
        try {
            if (transaction != null) {
                Request cancel = transaction.createCancel();
                new Exchange(agent, cancel, response -> {}).start();
                noReply.cancel();
                noReply = agent.loop().after(agent.options().noReply(), () -> finish(local(487)));
            }
        } catch (SipException e) {
            log.debug("nothing left to cancel", e);
        }
    }

    void onResponse(Response response) {
        int status = response.getStatusCode();
        if (status < 200) {
            if (!done) {
                if (request.getMethod().equals(Request.INVITE)) {
                    noReply.cancel();
                }
                outcome.onProvisional(response);
            }
        } else if (done) {
            if (status < 300) {
                outcome.onFinal(response);
            }
        } else if (!answered(response) && !askedForLonger(response)) {
            finish(response);
        }
    }

    private boolean answered(Response challenge) {
        int status = challenge.getStatusCode();
        if ((status != 401 && status != 407) || tries >= MOST_TRIES) {
            return false;
        }
        try {
            List<AuthorizationHeader> answers = agent.authenticator().answers(request, challenge);
            if (answers.isEmpty()) {
                return false;
            }
            request = again(answers);
            start();
            return true;
        } catch (ParseException e) {
            log.debug("a challenge that can't be answered", e);
            return false;
        }
    }

    /** A session that is too short for somebody on the way (RFC 4028 section 6). */
    private boolean askedForLonger(Response tooShort) {
        Optional<Duration> least =
                tooShort.getStatusCode() == 422 ? SessionTerms.least(tooShort) : Optional.empty();
        if (least.isEmpty() || tries >= MOST_TRIES) {
            return false;
        }
        try {
            request = again(List.of());
        } catch (ParseException e) {
            throw new IllegalStateException("an unusable branch", e);
        }
        SessionTerms.askFor(agent.messages(), request, least.get());
        start();
        return true;
    }

    private Request again(List<AuthorizationHeader> answers) throws ParseException {
        Request next = (Request) request.clone();
        CSeqHeader cseq = (CSeqHeader) next.getHeader(CSeqHeader.NAME);
        try {
            cseq.setSeqNumber(sequence.getAsLong());
        } catch (javax.sip.InvalidArgumentException e) {
            throw new IllegalStateException("CSeq is used up", e);
        }
        next.setHeader(agent.messages().via());
        answers.forEach(answer -> replace(next, answer));
        return next;
    }

    /** What other realms were answered stays: each proxy on the way may ask for its own. */
    private static void replace(Request request, AuthorizationHeader answer) {
        List<AuthorizationHeader> others = new ArrayList<>();
        for (Iterator<?> it = request.getHeaders(answer.getName()); it.hasNext(); ) {
            if (it.next() instanceof AuthorizationHeader earlier
                    && !answer.getRealm().equals(earlier.getRealm())) {
                others.add(earlier);
            }
        }
        request.removeHeader(answer.getName());
        others.forEach(request::addHeader);
        request.addHeader(answer);
    }

    private void finish(Response response) {
        if (!done) {
            done = true;
            noReply.cancel();
            outcome.onFinal(response);
        }
    }

    private Response local(int status) {
        return agent.messages().response(status, request);
    }

    static String branch(Request request) {
        return ((ViaHeader) request.getHeader(ViaHeader.NAME)).getBranch();
    }
}
