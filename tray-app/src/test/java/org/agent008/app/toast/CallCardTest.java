package org.agent008.app.toast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.agent008.app.view.Choice;
import org.agent008.app.view.Snapshots;
import org.agent008.domain.call.CallState;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.call.Party;
import org.agent008.domain.phone.CallSnapshot;
import org.junit.jupiter.api.Test;

class CallCardTest {
    @Test
    void aRingingCallShowsWhoItIsAndAsksForAnAnswer() {
        CallCard card = card(Snapshots.ringing("a", Snapshots.ANA));
        assertThat(card.name()).isEqualTo("Ana García");
        assertThat(card.number()).isEqualTo("+34600123456");
        assertThat(card.rings()).isTrue();
        assertThat(texts(card)).containsExactly("Answer", "Decline");
    }

    @Test
    void whileTheyTalkThePersonChoosesWhatBecomesOfTheOtherCall() {
        CallCard ringing =
                CallCard.of(
                                Snapshots.registered(
                                        Snapshots.active("a", Snapshots.ANA),
                                        Snapshots.ringing("b", Party.of("1003"))))
                        .get(1);
        assertThat(texts(ringing)).containsExactly("Hold & answer", "End & answer", "Decline");
    }

    @Test
    void aCallerWithoutANameIsShownOnceByNumber() {
        CallCard card = card(Snapshots.ringing("a", Party.of("1003")));
        assertThat(card.name()).isEqualTo("1003");
        assertThat(card.number()).isEmpty();
    }

    @Test
    void onlyWhomTheAddressBookKnowsCanBeLookedUp() {
        CallSnapshot call = Snapshots.ringing("a", Snapshots.ANA);
        assertThat(card(call).inContacts()).isFalse();
        assertThat(card(Snapshots.known(call)).inContacts()).isTrue();
    }

    @Test
    void anAnsweredCallShowsItsTimeAndHowItStands() {
        CallSnapshot call = Snapshots.active("a", Snapshots.ANA);
        assertThat(card(call).since()).isPresent();
        assertThat(card(call).state()).isEmpty();
        assertThat(card(Snapshots.muted(call)).state()).isEqualTo("muted");
        assertThat(card(Snapshots.held(call)).state()).isEqualTo("on hold");
        assertThat(texts(card(call)))
                .containsExactly("Hang up", "Hold", "Mute", "Keypad", "Transfer");
    }

    @Test
    void whereACallIsAboutToGoIsSaidInALineOfItsOwn() {
        CallSnapshot call = Snapshots.active("a", Snapshots.ANA);
        CallCard asked = card(Snapshots.asked(call, "1003"));
        assertThat(asked.transfer()).contains("Wants you to talk to 1003");
        assertThat(texts(asked)).startsWith("Accept", "Decline", "Hang up");
        assertThat(card(Snapshots.underWay(call, "1003")).transfer())
                .contains("On the way to 1003");
    }

    @Test
    void aCallOfOursSaysHowFarItCame() {
        Party bea = Party.of("1003");
        assertThat(card(Snapshots.outbound("a", bea, new CallState.Dialing())).state())
                .isEqualTo("calling…");
        assertThat(card(Snapshots.outbound("a", bea, new CallState.Ringing())).state())
                .isEqualTo("ringing…");
    }

    @Test
    void aCallThatEndedOrWasAnsweredElsewhereIsGone() {
        assertThat(
                        CallCard.of(
                                Snapshots.registered(
                                        Snapshots.outbound(
                                                "a",
                                                Party.of("1003"),
                                                new CallState.Ended(
                                                        HangUpCause.ANSWERED_ELSEWHERE)))))
                .isEmpty();
        assertThat(CallCard.of(Snapshots.registered())).isEmpty();
    }

    private static CallCard card(CallSnapshot call) {
        return CallCard.of(Snapshots.registered(call)).getFirst();
    }

    private static List<String> texts(CallCard card) {
        return Stream.concat(card.decisions().stream(), card.deeds().stream())
                .map(Choice::text)
                .toList();
    }
}
