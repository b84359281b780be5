package org.agent008.app.window;

import java.util.Optional;
import org.agent008.app.view.CallChoices;
import org.agent008.app.view.Caption;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.CallState;
import org.agent008.domain.call.Party;
import org.agent008.domain.phone.CallSnapshot;
import org.agent008.domain.phone.PhoneSnapshot;

/**
 * How far the transfer of a call is, as the phone stands.
 *
 * @param consultation the call in which the person asks first
 * @param text what is going on; empty while the person chooses
 * @param problem why the last try came to nothing
 */
record TransferStep(
        Stage stage, Optional<CallId> consultation, String text, Optional<String> problem) {
    /** What the person can do next. */
    enum Stage {
        /** Say to whom it goes. */
        CHOOSING,

        /** Wait for whom they want to ask, or go back. */
        CALLING,

        /** Connect the two, or go back. */
        ASKING,

        /** Wait for the target. */
        UNDER_WAY,

        /** Nothing: there is no such call any more. */
        OVER
    }

    static TransferStep of(CallId id, PhoneSnapshot phone) {
        Optional<CallSnapshot> live =
                phone.calls().stream()
                        .filter(c -> c.cdr().id().equals(id))
                        .filter(c -> c.state() instanceof CallState.Active)
                        .findFirst();
        if (live.isEmpty()) {
            return at(Stage.OVER, Optional.empty(), "");
        }
        CallSnapshot call = live.get();
        String who = Caption.brief(call.cdr().remote());
        if (call.transfer().isPresent() && !CallChoices.isAsked(call.transfer().get())) {
            String target = Caption.brief(Party.of(call.transfer().get().target()));
            return at(
                    Stage.UNDER_WAY,
                    Optional.empty(),
                    who + " is on the way to " + target + " and comes back if nobody answers.");
        }
        Optional<CallSnapshot> consultation =
                phone.calls().stream()
                        .filter(c -> c.cdr().consultationFor().filter(id::equals).isPresent())
                        .filter(c -> !(c.state() instanceof CallState.Ended))
                        .findFirst();
        if (consultation.isEmpty()) {
            return new TransferStep(Stage.CHOOSING, Optional.empty(), "", call.problem());
        }
        CallSnapshot asked = consultation.get();
        String target = Caption.brief(asked.cdr().remote());
        return asked.state() instanceof CallState.Active
                ? at(
                        Stage.ASKING,
                        Optional.of(asked.cdr().id()),
                        "You talk to " + target + ". " + who + " waits.")
                : at(
                        Stage.CALLING,
                        Optional.of(asked.cdr().id()),
                        "Calling " + target + "… " + who + " waits.");
    }

    private static TransferStep at(Stage stage, Optional<CallId> consultation, String text) {
        return new TransferStep(stage, consultation, text, Optional.empty());
    }
}
