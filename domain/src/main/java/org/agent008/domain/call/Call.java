package org.agent008.domain.call;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.agent008.domain.call.CallState.Active;
import org.agent008.domain.call.CallState.Answering;
import org.agent008.domain.call.CallState.Dialing;
import org.agent008.domain.call.CallState.Ended;
import org.agent008.domain.call.CallState.Ringing;
import org.agent008.domain.call.Outcome.Ignored;
import org.agent008.domain.call.Outcome.Moved;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.contact.Contact;
import org.agent008.domain.event.CallEvent;

/**
 * One call, from the first ring to its end. Does no I/O: each signal returns what happened.
 *
 * <pre>
 *             | start    | progress | answering | accepted | end(cause)
 * ------------+----------+----------+-----------+----------+-------------------
 * new         | Ringing* | -        | -         | -        | -
 * Dialing     | -        | Ringing  | -         | Active*  | Ended* (missed)
 * Ringing in  | -        | -        | Answering | -        | Ended* (missed)
 * Ringing out | -        | -        | -         | Active*  | Ended* (missed)
 * Answering   | -        | -        | -         | Active*  | Ended* (missed)
 * Active      | -        | -        | -         | -        | Ended* (answered)
 * Ended       | -        | -        | -         | -        | -
 * </pre>
 *
 * <p>An active call can be held by either side, each for itself, and is resumed by the same; it can
 * be transferred, and takes keypad tones.
 *
 * <p>{@code *} tells an event; {@code -} is {@link Ignored}. Not thread-safe: the mailbox owns it.
 */
public final class Call {
    private final InstantSource clock;
    private final Instant started;
    private CallState state;
    private Cdr cdr;
    private final Set<By> holders = EnumSet.noneOf(By.class);

    private Call(Cdr cdr, Instant started, CallState state, InstantSource clock) {
        this.cdr = cdr;
        this.started = started;
        this.state = state;
        this.clock = clock;
    }

    /** What a call is born with. */
    public record Start(
            CallId id,
            String account,
            Direction direction,
            Party from,
            Party to,
            Optional<Contact> contact,
            Map<String, String> headers,
            boolean video,
            Optional<CallId> consultationFor) {}

    /** A call that has just been received (it rings here) or is about to be sent. */
    public static Call start(Start s, InstantSource clock, ZoneId zone) {
        Instant now = clock.instant();
        Cdr cdr =
                new Cdr(
                        s.id(),
                        s.account(),
                        s.direction(),
                        s.from(),
                        s.to(),
                        s.contact(),
                        s.headers(),
                        s.video(),
                        Cdr.Status.RINGING,
                        now.atZone(zone).toOffsetDateTime(),
                        Duration.ZERO,
                        Duration.ZERO,
                        Optional.empty(),
                        Optional.empty(),
                        s.consultationFor());
        return new Call(
                cdr,
                now,
                s.direction() == Direction.INBOUND ? new Ringing() : new Dialing(),
                clock);
    }

    public CallId id() {
        return cdr.id();
    }

    public CallState state() {
        return state;
    }

    public Cdr cdr() {
        return cdr;
    }

    /** The event of the call's birth. */
    public CallEvent born() {
        return new CallEvent.Ringing(cdr);
    }

    /** Outbound: the far end rings (180, 183). */
    public Outcome progress() {
        if (!(state instanceof Dialing)) {
            return ignored("progress");
        }
        state = new Ringing();
        return Moved.with();
    }

    /** Inbound: somebody wants to answer; the media answer is being made. */
    public Outcome answering() {
        if (!(state instanceof Ringing) || cdr.direction() != Direction.INBOUND) {
            return ignored("answering");
        }
        state = new Answering();
        return Moved.with();
    }

    /** Inbound: the 200 is on its way. Outbound: the far end's 200 is here. */
    public Outcome accepted() {
        boolean fits =
                switch (state) {
                    case Dialing() -> true;
                    case Ringing() -> cdr.direction() == Direction.OUTBOUND;
                    case Answering() -> true;
                    case Active(Instant since) -> false;
                    case Ended(HangUpCause cause) -> false;
                };
        if (!fits) {
            return ignored("accepted");
        }
        Instant now = clock.instant();
        cdr = cdr.answered(Duration.between(started, now));
        state = new Active(now);
        return Moved.with(new CallEvent.Accepted(cdr));
    }

    /** One side holds the call from now on, or no longer does. */
    public Outcome hold(By by, boolean on) {
        if (!(state instanceof Active) || holders.contains(by) == on) {
            return ignored(on ? "hold" : "resume");
        }
        if (on) {
            holders.add(by);
            return Moved.with(new CallEvent.Held(cdr, by));
        }
        holders.remove(by);
        return Moved.with(new CallEvent.Resumed(cdr, by));
    }

    public boolean isHeld(By by) {
        return holders.contains(by);
    }

    /** A keypad tone was sent or heard. */
    public Outcome dtmf(By by, char digit) {
        return state instanceof Active
                ? Moved.with(new CallEvent.Dtmf(cdr, by, digit))
                : ignored("dtmf");
    }

    /** A transfer came so far. */
    public Outcome transfer(Transfer transfer) {
        if (!(state instanceof Active)) {
            return ignored("transfer");
        }
        if (transfer.stage() == Transfer.Stage.COMPLETED) {
            cdr = cdr.transferredTo(transfer.target());
        }
        return Moved.with(new CallEvent.Transferred(cdr, transfer));
    }

    /** Over, whoever ended it. */
    public Outcome end(HangUpCause cause) {
        Instant now = clock.instant();
        switch (state) {
            case Ended(HangUpCause earlier) -> {
                return ignored("end");
            }
            case Active(Instant since) ->
                    cdr = cdr.endedAfterTalking(Duration.between(since, now), cause);
            case Dialing(), Ringing(), Answering() ->
                    cdr = cdr.endedUnanswered(Duration.between(started, now), cause);
        }
        state = new Ended(cause);
        return Moved.with(new CallEvent.Terminated(cdr));
    }

    private Ignored ignored(String signal) {
        return new Ignored(signal + " does not fit a call that is " + state);
    }
}
