package org.agent008.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.call.Party;
import org.agent008.domain.call.Transfer;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.phone.Reply.Refusal;
import org.agent008.domain.phone.Reply.Refused;
import org.agent008.domain.port.Signaling.Invited;
import org.agent008.domain.port.Signaling.Referral;
import org.junit.jupiter.api.Test;

class TransferTest {
    private static final String AUDIO = "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n";

    private final Rig rig = Rig.registered();
    private final CallId a = answered("a");

    private CallId answered(String id) {
        CallId call = rig.rings(id);
        rig.phone.answer(call);
        rig.time.settle();
        return call;
    }

    private void agrees(CallId id, String direction) {
        rig.sip.signals().onReinviteAnswered(id, AUDIO + direction);
        rig.time.settle();
    }

    private void progress(CallId id, int status) {
        rig.sip.signals().onReferProgress(id, status);
        rig.time.settle();
    }

    private void blind() {
        rig.phone.transfer(a, "1003");
        rig.time.settle();
        agrees(a, "a=inactive");
    }

    private CallSnapshot call(CallId id) {
        return rig.phone.snapshot().calls().stream()
                .filter(c -> c.cdr().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private CallId consult() {
        var request = new DialRequest("1003", Optional.empty(), Map.of(), Optional.of(a));
        if (rig.phone.dial(request) instanceof Reply.Done<CallSnapshot>(CallSnapshot leg)) {
            rig.time.settle();
            agrees(a, "a=inactive");
            rig.sip.signals().onAnswered(leg.cdr().id(), "answer");
            rig.time.settle();
            return leg.cdr().id();
        }
        throw new AssertionError("refused to consult");
    }

    private List<Cdr> terminated() {
        return rig.heard.stream()
                .map(e -> e.event())
                .filter(CallEvent.Terminated.class::isInstance)
                .map(e -> ((CallEvent.Terminated) e).cdr())
                .toList();
    }

    @Test
    void aBlindTransferHoldsTheCallUntilTheTargetAnswersAndOnlyThenHangsUp() {
        blind();
        assertThat(rig.sip.sent).endsWith("RE-INVITE a local-a", "REFER a to 1003");
        progress(a, 100);
        progress(a, 180);
        assertThat(rig.sip.sent).last().isEqualTo("REFER a to 1003");
        assertThat(call(a).held()).isTrue();
        assertThat(call(a).transfer().map(Transfer::stage)).contains(Transfer.Stage.STARTED);
        progress(a, 200);
        assertThat(rig.sip.sent).endsWith("HANGUP a");
        assertThat(terminated().getFirst().transferredTo()).contains("1003");
        assertThat(rig.story())
                .endsWith(
                        "transfer:a/STARTED held:a/LOCAL transfer:a/COMPLETED"
                                + " terminated:a/transferred");
    }

    @Test
    void aTransferThatFailsComesBackAndSaysWhy() {
        blind();
        progress(a, 486);
        assertThat(rig.sip.sent).last().isEqualTo("RE-INVITE a local-a");
        agrees(a, "a=sendrecv");
        assertThat(call(a).held()).isFalse();
        assertThat(call(a).foreground()).isTrue();
        assertThat(call(a).transfer()).isEmpty();
        assertThat(call(a).problem())
                .contains("The call could not be transferred to 1003: the line is busy.");
        assertThat(rig.story()).endsWith("transfer:a/FAILED resumed:a/LOCAL");
    }

    @Test
    void aFarEndThatRefusesToBeTransferredComesBack() {
        blind();
        rig.sip.signals().onReferRefused(a, 603);
        rig.time.settle();
        agrees(a, "a=sendrecv");
        assertThat(call(a).held()).isFalse();
        assertThat(call(a).problem())
                .contains(
                        "The call could not be transferred to 1003: the other side said no (603).");
    }

    @Test
    void aTransferOfWhichNoWordComesIsGivenUp() {
        blind();
        rig.time.pass(Duration.ofMinutes(2));
        progress(a, 180);
        rig.time.pass(Duration.ofMinutes(2));
        assertThat(call(a).transfer()).isPresent();
        rig.time.pass(Duration.ofMinutes(2));
        assertThat(call(a).problem()).hasValueSatisfying(p -> assertThat(p).contains("no word"));
    }

    @Test
    void aCallThatWasOnHoldStaysThereWhenItsTransferFails() {
        rig.phone.hold(a);
        rig.time.settle();
        agrees(a, "a=inactive");
        rig.phone.transfer(a, "1003");
        rig.time.settle();
        progress(a, 404);
        assertThat(call(a).held()).isTrue();
        assertThat(rig.sip.sent).last().isEqualTo("REFER a to 1003");
    }

    @Test
    void aFarEndThatHangsUpMeanwhileEndsTheTransfer() {
        blind();
        rig.sip.signals().onEnded(a, HangUpCause.REMOTE_HUNG_UP, Optional.empty());
        rig.time.settle();
        assertThat(rig.story()).endsWith("transfer:a/FAILED terminated:a/remote-hung-up");
    }

    // original defect: consultation leg without events
    @Test
    void anAttendedTransferConnectsTheCallWithItsConsultationWhichHasEventsOfItsOwn() {
        CallId c = consult();
        assertThat(rig.story()).endsWith("ringing:%s held:a/LOCAL accepted:%s".formatted(c, c));
        assertThat(call(c).cdr().consultationFor()).contains(a);
        rig.phone.transfer(a, c);
        rig.time.settle();
        assertThat(rig.sip.sent).last().isEqualTo("REFER a into " + c);
        rig.sip.signals().onEnded(c, HangUpCause.REMOTE_HUNG_UP, Optional.empty());
        progress(a, 200);
        assertThat(rig.story())
                .endsWith(
                        "transfer:a/STARTED terminated:%s/transferred transfer:a/COMPLETED"
                                        .formatted(c)
                                + " terminated:a/transferred");
    }

    @Test
    void bothCallsEndHereWhereTheTargetDoesNotHangUpByItself() {
        CallId c = consult();
        rig.phone.transfer(a, c);
        progress(a, 200);
        assertThat(rig.sip.sent).endsWith("HANGUP a", "HANGUP " + c);
        assertThat(terminated())
                .extracting(cdr -> cdr.cause().orElseThrow())
                .containsOnly(HangUpCause.TRANSFERRED);
    }

    @Test
    void anAttendedTransferThatFailsLeavesBothCallsAsTheyWere() {
        CallId c = consult();
        rig.phone.transfer(a, c);
        progress(a, 503);
        assertThat(call(a).held()).isTrue();
        assertThat(call(a).problem()).isPresent();
        assertThat(call(c).foreground()).isTrue();
    }

    @Test
    void whatCannotBeTransferredIsRefused() {
        assertThat(rig.phone.transfer(a, "?")).isInstanceOf(Refused.class);
        assertThat(why(rig.phone.transfer(a, a))).isEqualTo(Refusal.NOT_NOW);
        assertThat(why(rig.phone.transfer(a, new CallId("gone")))).isEqualTo(Refusal.NO_SUCH_CALL);
        CallId ringing = rig.rings("b");
        assertThat(why(rig.phone.transfer(ringing, "1003"))).isEqualTo(Refusal.NOT_NOW);
        blind();
        assertThat(why(rig.phone.transfer(a, "1004"))).isEqualTo(Refusal.NOT_NOW);
    }

    private static Refusal why(Reply<?> reply) {
        return ((Refused<?>) reply).why();
    }

    // ---- asked by the far end --------------------------------------------------------------

    private static Referral to(String number) {
        return new Referral(
                new Destination(number, Optional.empty()),
                "sip:" + number + "@lab.test",
                Optional.empty(),
                Optional.empty());
    }

    private void isAsked() {
        rig.sip.signals().onReferred(a, to("1003"));
        rig.time.settle();
    }

    @Test
    void aFarEndThatWantsUsElsewhereWaitsForThePerson() {
        isAsked();
        assertThat(rig.sip.sent).last().isEqualTo("REFER-202 a");
        assertThat(call(a).transfer().map(Transfer::stage)).contains(Transfer.Stage.ASKED);
        assertThat(rig.sip.invitations).isEmpty();
        rig.phone.acceptTransfer(a);
        rig.time.settle();
        CallId next = rig.sip.invitations.getFirst().id();
        assertThat(rig.sip.invitations.getFirst().referral()).contains(to("1003"));
        rig.sip.signals().onProgress(next, Optional.empty());
        rig.sip.signals().onAnswered(next, "answer");
        rig.time.settle();
        assertThat(rig.sip.sent).endsWith("INVITE 1003", "NOTIFY a 180", "NOTIFY a 200");
        assertThat(call(next).foreground()).isTrue();
        rig.sip.signals().onEnded(a, HangUpCause.REMOTE_HUNG_UP, Optional.empty());
        rig.time.settle();
        assertThat(rig.story())
                .contains("transfer:a/ASKED transfer:a/STARTED", "transfer:a/COMPLETED")
                .endsWith("terminated:a/remote-hung-up");
    }

    @Test
    void aWishThatIsDeclinedIsToldAndTheCallGoesOn() {
        isAsked();
        rig.phone.declineTransfer(a);
        rig.time.settle();
        assertThat(rig.sip.sent).last().isEqualTo("NOTIFY a 603");
        assertThat(call(a).transfer()).isEmpty();
        assertThat(why(rig.phone.acceptTransfer(a))).isEqualTo(Refusal.NOT_NOW);
    }

    @Test
    void theFarEndHearsThatNobodyAnsweredAndThePersonIsBackInTheCall() {
        isAsked();
        rig.phone.acceptTransfer(a);
        rig.time.settle();
        CallId next = rig.sip.invitations.getFirst().id();
        assertThat(call(a).foreground()).isFalse();
        rig.sip.signals().onEnded(next, HangUpCause.BUSY, Optional.of(486));
        rig.time.settle();
        assertThat(rig.sip.sent).last().isEqualTo("NOTIFY a 486");
        assertThat(call(a).foreground()).isTrue();
        assertThat(call(a).problem()).isPresent();
    }

    @Test
    void aCallThatReplacesAnotherTakesItsPlaceMuteAndAll() {
        rig.phone.mute(a);
        CallId b = new CallId("b");
        rig.sip
                .signals()
                .onInvited(
                        new Invited(
                                b,
                                Party.of("1003"),
                                Party.of("1001"),
                                Map.of(),
                                false,
                                Optional.empty(),
                                Optional.of("offer-b"),
                                Optional.of(a)));
        rig.time.settle();
        assertThat(rig.sip.sent).endsWith("200 b local-b", "HANGUP a");
        assertThat(call(b).muted()).isTrue();
        assertThat(call(b).foreground()).isTrue();
        assertThat(rig.story()).endsWith("ringing:b accepted:b terminated:a/transferred");
    }
}
