package org.agent008.domain.cdr;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.Direction;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.call.Party;
import org.agent008.domain.contact.Contact;

/**
 * The record of a call at one moment; events carry it as a snapshot.
 *
 * @param account name of the account the call runs on
 * @param contact who is at the other end, where the address book knew the number
 * @param headers the {@code X-*} and {@code P-*} headers of the received INVITE, by name
 * @param date when the call was sent or received
 * @param waited from {@code date} to the answer, or to the end where nobody answered; whole seconds
 * @param talked from the answer to the end; whole seconds, zero for a missed call
 * @param cause present once the call is over
 * @param transferredTo where the call went on
 * @param consultationFor the call whose transfer this one was made for
 */
public record Cdr(
        CallId id,
        String account,
        Direction direction,
        Party from,
        Party to,
        Optional<Contact> contact,
        Map<String, String> headers,
        boolean video,
        Status status,
        OffsetDateTime date,
        Duration waited,
        Duration talked,
        Optional<HangUpCause> cause,
        Optional<String> transferredTo,
        Optional<CallId> consultationFor) {

    /** How far the call came. */
    public enum Status {
        RINGING,
        ANSWERED,
        MISSED
    }

    public Cdr {
        headers = Map.copyOf(headers);
        waited = Duration.ofSeconds(Math.max(0, waited.toSeconds()));
        talked =
                status == Status.ANSWERED
                        ? Duration.ofSeconds(Math.max(0, talked.toSeconds()))
                        : Duration.ZERO;
    }

    /** Always {@code waited + talked}. */
    public Duration total() {
        return waited.plus(talked);
    }

    /** Who is at the other end, by the name the address book has, else by the one that came. */
    public Party remote() {
        Party party = direction == Direction.INBOUND ? from : to;
        return contact.map(c -> Party.of(party.number(), c.name())).orElse(party);
    }

    public Cdr answered(Duration afterWaiting) {
        return with(Status.ANSWERED, afterWaiting, Duration.ZERO, Optional.empty());
    }

    /** Over, answered before: the wait stays as it was told when the call was accepted. */
    public Cdr endedAfterTalking(Duration talk, HangUpCause why) {
        return with(Status.ANSWERED, waited, talk, Optional.of(why));
    }

    public Cdr endedUnanswered(Duration afterWaiting, HangUpCause why) {
        return with(Status.MISSED, afterWaiting, Duration.ZERO, Optional.of(why));
    }

    /** The same, handed on. */
    public Cdr transferredTo(String target) {
        return with(status, waited, talked, cause, Optional.of(target));
    }

    private Cdr with(Status s, Duration wait, Duration talk, Optional<HangUpCause> why) {
        return with(s, wait, talk, why, transferredTo);
    }

    private Cdr with(
            Status s,
            Duration wait,
            Duration talk,
            Optional<HangUpCause> why,
            Optional<String> wentTo) {
        return new Cdr(
                id,
                account,
                direction,
                from,
                to,
                contact,
                headers,
                video,
                s,
                date,
                wait,
                talk,
                why,
                wentTo,
                consultationFor);
    }
}
