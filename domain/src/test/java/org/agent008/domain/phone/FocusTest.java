package org.agent008.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.fake.Fixtures;
import org.agent008.domain.phone.Reply.Refusal;
import org.agent008.domain.phone.Reply.Refused;
import org.junit.jupiter.api.Test;

/** A person with two calls. */
class FocusTest {
    private static final String INACTIVE = "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=inactive\r\n";

    private final Rig rig = Rig.registered();
    private final CallId a = answered("a");

    private CallId answered(String id) {
        CallId call = rig.rings(id);
        rig.phone.answer(call);
        rig.time.settle();
        return call;
    }

    private void agrees(CallId id, String sdp) {
        rig.sip.signals().onReinviteAnswered(id, sdp);
        rig.time.settle();
    }

    private List<CallId> foreground() {
        return rig.phone.snapshot().calls().stream()
                .filter(CallSnapshot::foreground)
                .map(call -> call.cdr().id())
                .toList();
    }

    // original defect: a second call was refused silently
    @Test
    void aSecondCallRingsWhileTheFirstIsActiveAndAnsweringItHoldsTheFirst() {
        CallId b = rig.rings("b");
        assertThat(rig.sip.sent).endsWith("180 b");
        assertThat(foreground()).containsExactly(a);
        rig.phone.answer(b);
        rig.time.settle();
        assertThat(rig.sip.sent).endsWith("RE-INVITE a local-a", "200 b local-b");
        assertThat(foreground()).containsExactly(b);
        agrees(a, INACTIVE);
        assertThat(rig.story())
                .isEqualTo("registered ringing:a accepted:a ringing:b accepted:b held:a/LOCAL");
    }

    // original defect: a needless re-INVITE after every answer
    @Test
    void noReinviteFollowsAnAnswer() {
        assertThat(rig.sip.sent).endsWith("180 a", "200 a local-a");
        rig.phone.hangUp(a);
        CallId out = rig.dials("1002");
        rig.sip.signals().onAnswered(out, "answer");
        rig.media.signals().onConnected(out);
        rig.time.settle();
        assertThat(rig.sip.sent).noneMatch(line -> line.startsWith("RE-INVITE"));
    }

    @Test
    void theFirstCallEndsWhereThePersonWantsThat() {
        CallId b = rig.rings("b");
        rig.phone.answer(b, Others.END);
        rig.time.settle();
        assertThat(rig.sip.sent).endsWith("HANGUP a", "200 b local-b");
        assertThat(rig.story()).endsWith("ringing:b terminated:a/hung-up accepted:b");
    }

    @Test
    void theFirstCallGoesOnWhereNobodySitsAtThePhone() {
        rig.phone.configure(Fixtures.settings().toBuilder().headless(true).build());
        CallId b = answered("b");
        assertThat(rig.sip.sent).noneMatch(line -> line.startsWith("RE-INVITE"));
        assertThat(foreground()).containsExactly(b);
    }

    @Test
    void dialingHoldsTheCallThatIsUp() {
        CallId b = rig.dials("1002");
        assertThat(rig.sip.sent).endsWith("RE-INVITE a local-a", "INVITE 1002");
        assertThat(foreground()).containsExactly(b);
    }

    @Test
    void swappingHoldsTheOneAndResumesTheOther() {
        CallId b = answered("b");
        agrees(a, INACTIVE);
        rig.phone.swap(a);
        rig.time.settle();
        assertThat(rig.sip.sent).endsWith("RE-INVITE b local-b", "RE-INVITE a local-a");
        assertThat(foreground()).containsExactly(a);
        agrees(b, INACTIVE);
        agrees(a, "m=audio 9 X 0\r\na=sendrecv\r\n");
        assertThat(rig.story()).endsWith("held:a/LOCAL held:b/LOCAL resumed:a/LOCAL");
        rig.phone.swap(a);
        assertThat(foreground()).containsExactly(b);
    }

    @Test
    void withNothingOnHoldThereIsNothingToSwapWith() {
        assertThat(rig.phone.swap(a))
                .isEqualTo(new Refused<>(Refusal.NOT_NOW, "There is no held call to swap with."));
        assertThat(rig.phone.swap(new CallId("gone")))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.why()).isEqualTo(Refusal.NO_SUCH_CALL));
    }

    @Test
    void nobodyHasThePersonWhileEveryCallIsHeld() {
        rig.phone.hold(a);
        assertThat(foreground()).isEmpty();
        rig.phone.resume(a);
        assertThat(foreground()).containsExactly(a);
    }

    @Test
    void aFirstCallThatCannotBeHeldGoesOnWithoutThePerson() {
        CallId b = answered("b");
        rig.sip.signals().onReinviteRefused(a, 488);
        rig.time.settle();
        assertThat(foreground()).containsExactly(b);
        rig.sip.signals().onEnded(b, HangUpCause.REMOTE_HUNG_UP, Optional.empty());
        rig.time.settle();
        assertThat(foreground()).containsExactly(a);
    }
}
