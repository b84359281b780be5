package org.agent008.app.toast;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.agent008.app.view.Caption;
import org.agent008.app.view.Wish;
import org.agent008.domain.call.Direction;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.PhoneEvent;
import org.agent008.domain.event.RegistrationChanged;
import org.agent008.domain.phone.Registration;

/**
 * Something to tell the person, wherever the desktop shows such things.
 *
 * @param key a later one of the same key takes its place
 * @param urgent stays until the person has seen it
 * @param actions what a click can do about it, the most likely first
 */
record Notice(String key, String title, String text, boolean urgent, List<Action> actions) {
    static final String REGISTRATION = "registration";

    /** Nobody has to be told: the person did it, or knows, or did not want to. */
    private static final Set<HangUpCause> EXPECTED =
            EnumSet.of(
                    HangUpCause.HUNG_UP,
                    HangUpCause.REMOTE_HUNG_UP,
                    HangUpCause.ANSWERED_ELSEWHERE,
                    HangUpCause.DO_NOT_DISTURB,
                    HangUpCause.SHUT_DOWN,
                    HangUpCause.CRASHED);

    /** One thing to do about it. */
    record Action(String text, Wish wish) {}

    Notice {
        actions = List.copyOf(actions);
    }

    /** What went wrong, in one sentence. */
    static Notice problem(String text) {
        return new Notice("problem", "Agent 008", text, false, List.of());
    }

    /** What a person who looked elsewhere would want to know of this event. */
    static Optional<Notice> of(PhoneEvent event) {
        return switch (event) {
            case CallEvent.Terminated(Cdr cdr) -> ended(cdr);
            case RegistrationChanged(var account, Registration.Failed(String reason)) ->
                    Optional.of(
                            new Notice(
                                    REGISTRATION,
                                    "Not registered: " + Caption.line(account),
                                    reason,
                                    true,
                                    List.of(new Action("Account…", new Wish.OpenAccount()))));
            default -> Optional.empty();
        };
    }

    private static Optional<Notice> ended(Cdr cdr) {
        HangUpCause cause = cdr.cause().orElse(HangUpCause.HUNG_UP);
        if (EXPECTED.contains(cause)) {
            return Optional.empty();
        }
        boolean missed = cdr.status() == Cdr.Status.MISSED;
        if (missed && cdr.direction() == Direction.INBOUND) {
            return cause == HangUpCause.DECLINED
                    ? Optional.empty()
                    : Optional.of(
                            ended(cdr, "Missed call", Caption.full(cdr.remote()), "Call back"));
        }
        return missed && cause == HangUpCause.CANCELLED
                ? Optional.empty()
                : Optional.of(
                        ended(cdr, Caption.full(cdr.remote()), cause.text() + ".", "Call again"));
    }

    private static Notice ended(Cdr cdr, String title, String text, String again) {
        String number = cdr.remote().number();
        return new Notice(
                cdr.id().value(),
                title,
                text,
                false,
                number.isBlank()
                        ? List.of()
                        : List.of(new Action(again, new Wish.OpenDial(number))));
    }

    /** A call that rings, where no toast can. */
    static Notice ringing(CallCard card) {
        return new Notice(
                card.id().value(),
                card.name() + " is calling",
                card.number(),
                true,
                card.decisions().stream().map(c -> new Action(c.text(), c.wish())).toList());
    }
}
