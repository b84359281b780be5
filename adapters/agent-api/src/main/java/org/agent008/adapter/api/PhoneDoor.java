package org.agent008.adapter.api;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.phone.Phone;
import org.agent008.domain.phone.Reply;

/** Brings wishes to the phone and waits for its answer, but not forever. */
final class PhoneDoor {
    private final Mailbox mailbox;
    private final Duration limit;

    PhoneDoor(Mailbox mailbox, Duration limit) {
        this.mailbox = mailbox;
        this.limit = limit;
    }

    /** A wish that is still queued when the time is up is never run. */
    <T> T ask(Function<Phone, T> wish) {
        CompletableFuture<T> answer = send(wish);
        try {
            return await(answer);
        } finally {
            answer.cancel(false);
        }
    }

    <T> CompletableFuture<T> send(Function<Phone, T> wish) {
        try {
            return mailbox.ask(wish);
        } catch (RejectedExecutionException closed) {
            throw unavailable("The phone is closing.").asException();
        }
    }

    <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw unavailable("The phone did not answer in time. Try again.").asException();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("The phone is closing.").asException();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the phone failed", e.getCause());
        }
    }

    /** What was done, or the problem that says why not. */
    static <T> T done(Reply<T> reply) {
        return switch (reply) {
            case Reply.Done<T>(T value) -> value;
            case Reply.Refused<T>(Reply.Refusal why, String text) ->
                    throw problem(why, text).asException();
        };
    }

    private static Problem problem(Reply.Refusal why, String text) {
        return switch (why) {
            case NO_SUCH_CALL -> Problem.of(404, "no-such-call", text);
            case NOT_NOW -> Problem.of(409, "not-now", text);
            case NOT_REGISTERED -> Problem.of(409, "not-registered", text);
            case TOO_MANY_CALLS -> Problem.of(409, "too-many-calls", text);
            case TOO_FAST -> Problem.of(429, "too-fast", text).with("Retry-After", "60");
            case NO_SUCH_CALLER_ID -> Problem.of(422, "no-such-caller-id", text);
            case NO_SUCH_STATUS -> Problem.of(422, "no-such-status", text);
            case BAD_ADDRESS -> Problem.of(422, "bad-address", text);
            case NOT_ALLOWED -> Problem.of(403, "not-allowed", text);
            case BAD_DIGITS -> Problem.of(422, "bad-digits", text);
            case BAD_HEADER -> Problem.of(422, "bad-header", text);
            case BAD_SETTINGS -> Problem.of(422, "bad-settings", text);
            case LOGIN_REFUSED -> Problem.of(422, "login-refused", text);
            case SERVER_UNREACHABLE -> Problem.of(502, "server-unreachable", text);
            case SECRETS_UNAVAILABLE -> Problem.of(503, "secrets-unavailable", text);
        };
    }

    private static Problem unavailable(String detail) {
        return Problem.of(503, "phone-busy", detail).with("Retry-After", "1");
    }
}
