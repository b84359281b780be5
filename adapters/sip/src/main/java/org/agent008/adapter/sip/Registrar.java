package org.agent008.adapter.sip;

import java.text.ParseException;
import java.time.Duration;
import java.util.function.Consumer;
import javax.sip.header.MinExpiresHeader;
import javax.sip.header.RetryAfterHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.port.Scheduler.Cancellable;

/**
 * Registers one account and keeps it registered. Confined to the loop.
 *
 * <p>A refusal of the account is told once and ends it: only new settings help. Everything else is
 * told as lost and tried again.
 */
final class Registrar {
    private final UserAgent agent;
    private final Consumer<Registration> report;
    private final BackOff backOff;
    private final String callId;
    private final String tag;
    private Duration expires;
    private long sequence;

    /**
     * The sequence number that the newest REGISTER began with; each challenge answered adds one.
     */
    private long asked;

    private boolean wanted = true;
    private Cancellable next = () -> {};
    private Runnable onGone = () -> {};

    /** Tells the answer to the newest REGISTER from those that came too late. */
    private int turns;

    Registrar(UserAgent agent, BackOff backOff, Consumer<Registration> report) {
        this.agent = agent;
        this.backOff = backOff;
        this.report = report;
        this.callId = agent.tokens().next(24);
        this.tag = agent.tokens().next(10);
        this.expires = agent.expires();
    }

    /** Over the link that has just come up; an answer to an older request no longer counts. */
    void onUp() {
        if (wanted) {
            register();
        }
    }

    void onDown(String reason) {
        next.cancel();
        turns++;
        if (wanted) {
            report.accept(new Registration.Lost(reason));
        } else {
            onGone.run();
        }
    }

    /**
     * @param done runs when the registrar has confirmed, or has not replied in time
     */
    void unregister(Runnable done) {
        boolean was = wanted;
        wanted = false;
        next.cancel();
        if (was && agent.isUp()) {
            onGone = done;
            send(Duration.ZERO, response -> done.run());
        } else {
            done.run();
        }
    }

    private void register() {
        next.cancel();
        send(expires, this::onAnswer);
    }

    private void send(Duration lifetime, Consumer<Response> answer) {
        int turn = ++turns;
        try {
            Request request = agent.messages().register(callId, tag, ++sequence, lifetime);
            asked = sequence;
            new Exchange(
                            agent,
                            request,
                            response -> {
                                sequence = Math.max(sequence, CallDialog.sequence(response));
                                if (turn == turns) {
                                    answer.accept(response);
                                }
                            })
                    .start();
        } catch (ParseException e) {
            fail("%s is not a valid SIP address. Check sipUri in the settings.");
        }
    }

    private void onAnswer(Response response) {
        int status = response.getStatusCode();
        switch (status) {
            case 401, 407 ->
                    fail(
                            CallDialog.sequence(response) > asked
                                    ? "The phone system refused the user name or password of %s."
                                            + " Check sipUser and sipPassword in the settings."
                                    : "The phone system asks %s for a kind of authentication that"
                                            + " this phone does not know. It knows digest with"
                                            + " SHA-512-256, SHA-256 and MD5.");
            case 403 ->
                    fail(
                            "The phone system does not allow %s to register (403). Check the"
                                    + " account and its password in the settings.");
            case 404, 604 ->
                    fail(
                            "The phone system does not know %s ("
                                    + status
                                    + "). Check sipUri in"
                                    + " the settings.");
            case 423 -> longer(response);
            default -> {
                if (status < 300) {
                    registered(response);
                } else {
                    later(response);
                }
            }
        }
    }

    private void registered(Response response) {
        backOff.reset();
        if (agent.messages().whereabouts().learns(response)) {
            register();
            return;
        }
        agent.messages().whereabouts().registered();
        long seconds = agent.messages().granted(response, expires).toSeconds();
        next = agent.loop().after(Duration.ofMillis(Math.max(1000, seconds * 800)), this::register);
        report.accept(new Registration.Registered());
        agent.proven();
    }

    private void longer(Response response) {
        if (response.getHeader(MinExpiresHeader.NAME) instanceof MinExpiresHeader least
                && least.getExpires() > expires.toSeconds()) {
            expires = Duration.ofSeconds(least.getExpires());
            register();
        } else {
            later(response);
        }
    }

    private void later(Response response) {
        int status = response.getStatusCode();
        if (status == 408) {
            agent.unanswered(); // another connection, or server, may do
            return;
        }
        Duration wait = backOff.next();
        if (response.getHeader(RetryAfterHeader.NAME) instanceof RetryAfterHeader asked
                && asked.getRetryAfter() > wait.toSeconds()) {
            wait = Duration.ofSeconds(asked.getRetryAfter());
        }
        next = agent.loop().after(wait, this::register);
        report.accept(
                new Registration.Lost(
                        "The phone system answered %d %s to the registration."
                                .formatted(status, response.getReasonPhrase())));
    }

    private void fail(String sentence) {
        wanted = false;
        next.cancel();
        report.accept(new Registration.Failed(sentence.formatted(agent.account().name())));
        agent.giveUp();
    }
}
