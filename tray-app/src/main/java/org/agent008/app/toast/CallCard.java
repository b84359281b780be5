package org.agent008.app.toast;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.agent008.app.view.CallChoices;
import org.agent008.app.view.Caption;
import org.agent008.app.view.Choice;
import org.agent008.domain.call.By;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.CallState;
import org.agent008.domain.call.Direction;
import org.agent008.domain.call.Party;
import org.agent008.domain.call.Transfer;
import org.agent008.domain.phone.CallSnapshot;
import org.agent008.domain.phone.PhoneSnapshot;

/**
 * A call as its toast shows it.
 *
 * @param name of the other side, or the number where no name is known
 * @param number empty where {@code name} is the number
 * @param inContacts the address book knows more about them
 * @param state what is going on, in a word or two
 * @param rings it rings here and waits for the person
 * @param since when it was answered
 * @param transfer where the call is about to go
 * @param problem why the last wish came to nothing
 * @param decisions what waits for the person's word
 * @param deeds what can be done at any time, the way out first
 */
record CallCard(
        CallId id,
        String name,
        String number,
        boolean inContacts,
        String state,
        boolean rings,
        Optional<Instant> since,
        Optional<String> transfer,
        Optional<String> problem,
        List<Choice> decisions,
        List<Choice> deeds) {
    CallCard {
        decisions = List.copyOf(decisions);
        deeds = List.copyOf(deeds);
    }

    /** All live calls, in the order they came. */
    static List<CallCard> of(PhoneSnapshot phone) {
        return phone.calls().stream()
                .filter(call -> !(call.state() instanceof CallState.Ended))
                .map(call -> of(call, phone))
                .toList();
    }

    private static CallCard of(CallSnapshot call, PhoneSnapshot phone) {
        Party other = call.cdr().remote();
        String name = Caption.brief(other);
        String number = Caption.line(other.number());
        return new CallCard(
                call.cdr().id(),
                name,
                name.equals(number) ? "" : number,
                call.cdr().contact().isPresent(),
                state(call),
                CallChoices.wantsAnAnswer(call),
                call.state() instanceof CallState.Active(Instant since)
                        ? Optional.of(since)
                        : Optional.empty(),
                call.transfer().map(CallCard::transfer),
                call.problem().map(Caption::line),
                CallChoices.decisions(call, phone),
                CallChoices.deeds(call, phone));
    }

    private static String state(CallSnapshot call) {
        return switch (call.state()) {
            case CallState.Dialing() -> "calling…";
            case CallState.Ringing() ->
                    call.cdr().direction() == Direction.INBOUND ? "incoming call" : "ringing…";
            case CallState.Answering() -> "connecting…";
            case CallState.Active(Instant since) -> talking(call);
            case CallState.Ended(var cause) -> cause.text();
        };
    }

    private static String talking(CallSnapshot call) {
        if (call.held()) {
            return "on hold";
        }
        if (call.remoteHeld()) {
            return "held by the other side";
        }
        return call.muted() ? "muted" : "";
    }

    private static String transfer(Transfer transfer) {
        String target = Caption.brief(Party.of(transfer.target()));
        if (CallChoices.isAsked(transfer)) {
            return "Wants you to talk to " + target;
        }
        return (transfer.by() == By.LOCAL ? "On the way to " : "Sends you to ") + target;
    }
}
