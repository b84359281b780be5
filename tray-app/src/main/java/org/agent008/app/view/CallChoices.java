package org.agent008.app.view;

import java.util.ArrayList;
import java.util.List;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.CallState;
import org.agent008.domain.call.Direction;
import org.agent008.domain.phone.CallSnapshot;

/** What can be done about a call, the way out of it first unless it waits for an answer. */
public final class CallChoices {
    private CallChoices() {}

    public static List<Choice> of(CallSnapshot call, List<CallSnapshot> all) {
        CallId id = call.cdr().id();
        if (wantsAnAnswer(call)) {
            List<Choice> choices = new ArrayList<>(answers(id, all));
            choices.add(hangUp("Decline", "Decline", new Wish.Decline(id)));
            return choices;
        }
        return switch (call.state()) {
            case CallState.Dialing(), CallState.Ringing() ->
                    List.of(hangUp("Cancel", "Cancel call to", new Wish.HangUp(id)));
            case CallState.Answering() ->
                    List.of(hangUp("Hang up", "Hang up", new Wish.HangUp(id)));
            case CallState.Active(var since) ->
                    List.of(
                            hangUp("Hang up", "Hang up", new Wish.HangUp(id)),
                            holding(call, all),
                            microphone(call));
            case CallState.Ended(var cause) -> List.of();
        };
    }

    /** It rings here, for the person to take it. */
    public static boolean wantsAnAnswer(CallSnapshot call) {
        return call.cdr().direction() == Direction.INBOUND
                && call.state() instanceof CallState.Ringing;
    }

    /** The person is in it at this moment. */
    static boolean isHeard(CallSnapshot call) {
        return call.state() instanceof CallState.Active && !call.held();
    }

    private static List<Choice> answers(CallId id, List<CallSnapshot> all) {
        if (all.stream().noneMatch(CallChoices::isHeard)) {
            return List.of(
                    Choice.of("Answer", Glyph.Shape.ANSWER, Badge.GREEN, new Wish.Answer(id)));
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
                        new Wish.EndAndAnswer(id)));
    }

    private static Choice hangUp(String text, String before, Wish wish) {
        return new Choice(text, before, new Glyph(Glyph.Shape.HANG_UP, Badge.RED), wish);
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
