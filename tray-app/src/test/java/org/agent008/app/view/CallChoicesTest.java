package org.agent008.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.CallState;
import org.agent008.domain.call.Party;
import org.agent008.domain.phone.CallSnapshot;
import org.agent008.domain.phone.PhoneSnapshot;
import org.agent008.domain.settings.TransferRules;
import org.agent008.domain.settings.TransferRules.Asked;
import org.junit.jupiter.api.Test;

class CallChoicesTest {
    private static final CallId A = new CallId("a");
    private static final CallId B = new CallId("b");
    private static final Party BEA = Party.of("1003", "Bea");
    private static final CallSnapshot TALK = Snapshots.active("a", Snapshots.ANA);

    @Test
    void anAnsweredCallHasAKeypadAndCanBeTransferred() {
        assertThat(wishes(TALK, Snapshots.registered(TALK)))
                .contains(new Wish.OpenKeypad(A), new Wish.OpenTransfer(A));
    }

    @Test
    void aHeldCallTakesNoKeysButCanBeTransferred() {
        CallSnapshot held = Snapshots.held(TALK);
        assertThat(wishes(held, Snapshots.registered(held)))
                .contains(new Wish.OpenTransfer(A))
                .doesNotContain(new Wish.OpenKeypad(A));
    }

    @Test
    void whereTransfersAreSwitchedOffNoneIsOffered() {
        PhoneSnapshot p = Snapshots.registered(TALK);
        PhoneSnapshot none =
                new PhoneSnapshot(
                        p.account(),
                        p.registration(),
                        p.status(),
                        p.statuses(),
                        p.numbers(),
                        p.callerId(),
                        new TransferRules(false, true, Asked.PERSON),
                        p.calls(),
                        p.fault());
        assertThat(wishes(TALK, none)).doesNotContain(new Wish.OpenTransfer(A));
    }

    @Test
    void aCallOnItsWayToSomebodyElseIsNotTransferredTwice() {
        CallSnapshot away = Snapshots.underWay(TALK, "1003");
        assertThat(wishes(away, Snapshots.registered(away)))
                .doesNotContain(new Wish.OpenTransfer(A));
    }

    @Test
    void aConsultationIsCompletedOnlyOnceItIsAnswered() {
        CallSnapshot held = Snapshots.held(TALK);
        CallSnapshot rings = Snapshots.consultation("b", BEA, new CallState.Ringing(), A);
        assertThat(wishes(rings, Snapshots.registered(held, rings)))
                .containsExactly(new Wish.GoBack(B, A), new Wish.HangUp(B));
        CallSnapshot talks =
                Snapshots.consultation("b", BEA, new CallState.Active(Snapshots.NOW), A);
        assertThat(wishes(talks, Snapshots.registered(held, talks)))
                .startsWith(new Wish.Connect(A, B), new Wish.GoBack(B, A), new Wish.HangUp(B))
                .doesNotContain(new Wish.OpenTransfer(B));
    }

    @Test
    void aConsultationWhoseCallIsGoneIsACallLikeAnyOther() {
        CallSnapshot talks =
                Snapshots.consultation("b", BEA, new CallState.Active(Snapshots.NOW), A);
        assertThat(CallChoices.decisions(talks, Snapshots.registered(talks))).isEmpty();
    }

    @Test
    void whatTheFarEndAsksForIsForThePersonToDecide() {
        CallSnapshot asked = Snapshots.asked(TALK, "1003");
        assertThat(CallChoices.decisions(asked, Snapshots.registered(asked)))
                .extracting(Choice::wish)
                .containsExactly(new Wish.AcceptTransfer(A), new Wish.DeclineTransfer(A));
    }

    private static List<Wish> wishes(CallSnapshot call, PhoneSnapshot phone) {
        return CallChoices.of(call, phone).stream().map(Choice::wish).toList();
    }
}
