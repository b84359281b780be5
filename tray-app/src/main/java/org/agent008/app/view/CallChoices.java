package org.agent008.app.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.agent008.domain.call.By;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.CallState;
import org.agent008.domain.call.Direction;
import org.agent008.domain.call.Party;
import org.agent008.domain.call.Transfer;
import org.agent008.domain.phone.CallSnapshot;
import org.agent008.domain.phone.PhoneSnapshot;

/** What can be done about a call. */
public final class CallChoices {
    private CallChoices() {}

    /** Decisions first, then deeds. */
    public static List<Choice> of(CallSnapshot call, PhoneSnapshot phone) {
        return Stream.concat(decisions(call, phone).stream(), deeds(call, phone).stream()).toList();
    }

    /** What waits for the person's word; empty where nothing does. */
    public static List<Choice> decisions(CallSnapshot call, PhoneSnapshot phone) {
        if (wantsAnAnswer(call)) {
            return answers(call.cdr().id(), phone.calls());
        }
        Optional<Transfer> asked = call.transfer().filter(CallChoices::isAsked);
        if (asked.isPresent()) {
            return leaving(call.cdr().id(), asked.get());
        }
        return consulted(call, phone)
                .map(waiting -> consultation(call, waiting))
                .orElseGet(List::of);
    }

    /** What can be done at any time, the way out of it first. */
    public static List<Choice> deeds(CallSnapshot call, PhoneSnapshot phone) {
        CallId id = call.cdr().id();
        return switch (call.state()) {
            case CallState.Dialing() -> List.of(hangUp("Cancel", "Cancel call to", id));
            case CallState.Ringing() ->
                    wantsAnAnswer(call)
                            ? List.of()
                            : List.of(hangUp("Cancel", "Cancel call to", id));
            case CallState.Answering() -> List.of(hangUp("Hang up", "Hang up", id));
            case CallState.Active(var since) -> talking(call, phone);
            case CallState.Ended(var cause) -> List.of();
        };
    }

    /** It rings here, for the person to take it. */
    public static boolean wantsAnAnswer(CallSnapshot call) {
        return call.cdr().direction() == Direction.INBOUND
                && call.state() instanceof CallState.Ringing;
    }

    /** The far end wants the person to talk to somebody else. */
    public static boolean isAsked(Transfer transfer) {
        return transfer.by() == By.REMOTE && transfer.stage() == Transfer.Stage.ASKED;
    }

    /** The call that waits while the person asks somebody whether they take it. */
    private static Optional<CallSnapshot> consulted(CallSnapshot call, PhoneSnapshot phone) {
        return call.cdr()
                .consultationFor()
                .flatMap(id ->
                        phone.calls().stream().filter(c -> c.cdr().id().equals(id)).findFirst())
                .filter(c -> c.state() instanceof CallState.Active && c.transfer().isEmpty());
    }

    /** The person is in it at this moment. */
    private static boolean isHeard(CallSnapshot call) {
        return call.state() instanceof CallState.Active && !call.held();
    }

    private static List<Choice> answers(CallId id, List<CallSnapshot> all) {
        Choice decline =
                new Choice(
                        "Decline",
                        "Decline",
                        new Glyph(Glyph.Shape.HANG_UP, Badge.RED),
                        new Wish.Decline(id));
        if (all.stream().noneMatch(CallChoices::isHeard)) {
            return List.of(
                    Choice.of("Answer", Glyph.Shape.ANSWER, Badge.GREEN, new Wish.Answer(id)),
                    decline);
        }
        return List.of(
                new Choice(
                        "Hold & answer",
                        "Hold and answer",
                        new Glyph(Glyph.Shape.ANSWER, Badge.GREEN),
                        new Wish.HoldAndAnswer(id)),
                new Choice(
                        "End & answer",
                        "End and answer",
                        new Glyph(Glyph.Shape.ANSWER, Badge.ORANGE),
                        new Wish.EndAndAnswer(id)),
                decline);
    }

    private static List<Choice> leaving(CallId id, Transfer transfer) {
        String target = Caption.brief(Party.of(transfer.target()));
        return List.of(
                new Choice(
                        "Accept",
                        "Accept transfer to " + target + " by",
                        new Glyph(Glyph.Shape.TRANSFER, Badge.GREEN),
                        new Wish.AcceptTransfer(id)),
                new Choice(
                        "Decline",
                        "Decline transfer to " + target + " by",
                        new Glyph(Glyph.Shape.CLOSE, Badge.RED),
                        new Wish.DeclineTransfer(id)));
    }

    private static List<Choice> consultation(CallSnapshot call, CallSnapshot waiting) {
        CallId id = call.cdr().id();
        CallId with = waiting.cdr().id();
        String who = Caption.brief(waiting.cdr().remote());
        List<Choice> choices = new ArrayList<>();
        if (call.state() instanceof CallState.Active) {
            choices.add(
                    new Choice(
                            "Complete",
                            "Connect " + who + " to",
                            new Glyph(Glyph.Shape.TRANSFER, Badge.GREEN),
                            new Wish.Connect(with, id)));
        }
        choices.add(
                new Choice(
                        "Back",
                        "Go back to " + who + " from",
                        new Glyph(Glyph.Shape.HANG_UP, Badge.ORANGE),
                        new Wish.GoBack(id, with)));
        return choices;
    }

    private static List<Choice> talking(CallSnapshot call, PhoneSnapshot phone) {
        CallId id = call.cdr().id();
        List<Choice> choices = new ArrayList<>();
        choices.add(hangUp("Hang up", "Hang up", id));
        choices.add(holding(call, phone.calls()));
        choices.add(microphone(call));
        if (!call.held()) {
            choices.add(keypad(id));
        }
        boolean alone = call.transfer().isEmpty() && call.cdr().consultationFor().isEmpty();
        if (phone.transfers().allowed() && alone) {
            choices.add(
                    Choice.of(
                            "Transfer",
                            Glyph.Shape.TRANSFER,
                            Badge.BLUE,
                            new Wish.OpenTransfer(id)));
        }
        return choices;
    }

    private static Choice hangUp(String text, String before, CallId id) {
        return new Choice(
                text, before, new Glyph(Glyph.Shape.HANG_UP, Badge.RED), new Wish.HangUp(id));
    }

    private static Choice keypad(CallId id) {
        return new Choice(
                "Keypad",
                "Keypad for",
                new Glyph(Glyph.Shape.KEYPAD, Badge.GREY),
                new Wish.OpenKeypad(id));
    }

    private static Choice holding(CallSnapshot call, List<CallSnapshot> all) {
        CallId id = call.cdr().id();
        if (!call.held()) {
            return Choice.of("Hold", Glyph.Shape.HOLD, Badge.BLUE, new Wish.Hold(id));
        }
        return all.stream().anyMatch(CallChoices::isHeard)
                ? new Choice(
                        "Swap",
                        "Swap to",
                        new Glyph(Glyph.Shape.SWAP, Badge.GREEN),
                        new Wish.Swap(id))
                : Choice.of("Resume", Glyph.Shape.ANSWER, Badge.GREEN, new Wish.Resume(id));
    }

    private static Choice microphone(CallSnapshot call) {
        CallId id = call.cdr().id();
        return call.muted()
                ? Choice.of("Unmute", Glyph.Shape.MICROPHONE, Badge.GREEN, new Wish.Unmute(id))
                : Choice.of("Mute", Glyph.Shape.MUTED, Badge.GREY, new Wish.Mute(id));
    }
}
