package org.agent008.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.agent008.domain.call.AnswerAfter;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.CallState;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.fake.Fixtures;
import org.agent008.domain.settings.AutoAnswer;
import org.agent008.domain.settings.Settings;
import org.junit.jupiter.api.Test;

class AutoAnswerTest {
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Duration WAIT = Duration.ofSeconds(7);
    private static final AutoAnswer WHO_ASKS = new AutoAnswer(false, WAIT, Optional.empty());
    private static final AutoAnswer ALL = new AutoAnswer(true, WAIT, Optional.empty());

    private static Settings settings(AutoAnswer autoAnswer, boolean headless) {
        Settings s = Fixtures.settings();
        return s.toBuilder().autoAnswer(autoAnswer).headless(headless).build();
    }

    private static Rig phone(AutoAnswer autoAnswer) {
        return Rig.registered(settings(autoAnswer, false));
    }

    private static Optional<AnswerAfter> after(int seconds) {
        return Optional.of(new AnswerAfter(Optional.of(Duration.ofSeconds(seconds))));
    }

    private static Optional<AnswerAfter> sometime() {
        return Optional.of(new AnswerAfter(Optional.empty()));
    }

    @Test
    // original defect: auto-answer never fires
    void autoAnswerFiresAfterTheConfiguredWaitAndRingsMeanwhile() {
        Rig rig = phone(ALL);
        rig.rings("a");
        rig.time.pass(WAIT.minus(MOMENT));
        assertThat(rig.sip.sent).endsWith("180 a");
        rig.time.pass(MOMENT);
        assertThat(rig.sip.sent).endsWith("180 a", "200 a local-a");
        assertThat(rig.story()).isEqualTo("registered ringing:a accepted:a");
        CallSnapshot call = rig.phone.snapshot().calls().getFirst();
        assertThat(call.state()).isInstanceOf(CallState.Active.class);
        assertThat(call.autoAnswered()).isTrue();
        assertThat(call.cdr().waited()).isEqualTo(WAIT);
    }

    @Test
    void withoutTheSettingACallThatDoesNotAskRingsForAPerson() {
        Rig rig = phone(WHO_ASKS);
        CallId id = rig.rings("a");
        rig.time.pass(Duration.ofMinutes(2));
        assertThat(rig.sip.sent).endsWith("180 a");
        rig.phone.answer(id);
        rig.time.settle();
        assertThat(rig.phone.snapshot().calls().getFirst().autoAnswered()).isFalse();
    }

    @Test
    void aCallerWhoAsksIsAnsweredAtOnceAfterItRang() {
        Rig rig = phone(WHO_ASKS);
        rig.rings("a", after(0));
        rig.time.pass(Duration.ZERO);
        assertThat(rig.sip.sent).endsWith("180 a", "200 a local-a");
    }

    @Test
    void whatTheCallerAsksForOverridesTheWait() {
        Rig rig = phone(ALL);
        rig.rings("a", after(60));
        rig.time.pass(Duration.ofSeconds(59));
        assertThat(rig.sip.sent).endsWith("180 a");
        rig.time.pass(Duration.ofSeconds(1));
        assertThat(rig.sip.sent).endsWith("200 a local-a");
    }

    @Test
    void aWishThatIsNoNumberMeansTheConfiguredWait() {
        Rig rig = phone(WHO_ASKS);
        rig.rings("a", sometime());
        rig.time.pass(WAIT);
        assertThat(rig.sip.sent).endsWith("200 a local-a");
    }

    @Test
    void onlyThoseNamedMayAsk() {
        Rig others = phone(new AutoAnswer(false, WAIT, Optional.of(Set.of("1002"))));
        others.rings("a", after(0));
        others.time.pass(Duration.ofMinutes(1));
        assertThat(others.sip.sent).endsWith("180 a");
        Rig named = phone(new AutoAnswer(false, WAIT, Optional.of(Set.of("+34 600-999-888"))));
        named.rings("a", after(0));
        named.time.pass(Duration.ZERO);
        assertThat(named.sip.sent).endsWith("200 a local-a");
        Rig nobody = phone(new AutoAnswer(true, WAIT, Optional.of(Set.of())));
        nobody.rings("a", after(0));
        nobody.time.pass(WAIT.minus(MOMENT));
        assertThat(nobody.sip.sent).endsWith("180 a");
        nobody.time.pass(MOMENT);
        assertThat(nobody.sip.sent).endsWith("200 a local-a");
    }

    @Test
    void aPersonWhoIsInACallIsNotPutIntoAnother() {
        Rig rig = phone(WHO_ASKS);
        CallId first = rig.rings("a");
        rig.phone.answer(first);
        rig.time.settle();
        CallId second = rig.rings("b", after(0));
        rig.time.pass(Duration.ofMinutes(1));
        assertThat(rig.sip.sent).endsWith("180 b");
        rig.phone.hangUp(first);
        rig.time.pass(Duration.ofMinutes(1));
        assertThat(rig.sip.sent).endsWith("HANGUP a");
        rig.phone.answer(second);
        rig.time.settle();
        assertThat(rig.sip.sent).endsWith("200 b local-b");
    }

    @Test
    void norIsOneWhoIsJustDialing() {
        Rig rig = phone(ALL);
        rig.dials("1002");
        rig.rings("b");
        rig.time.pass(Duration.ofMinutes(1));
        assertThat(rig.sip.sent).endsWith("180 b");
    }

    @Test
    void whereNobodySitsAtThePhoneEachCallIsAnswered() {
        Rig rig = Rig.registered(settings(ALL, true));
        rig.rings("a");
        rig.rings("b");
        rig.time.pass(WAIT);
        assertThat(rig.sip.sent).endsWith("200 a local-a", "200 b local-b");
    }

    @Test
    void theFirstOfTwoThatAskIsAnsweredAndTheOtherRingsOn() {
        Rig rig = phone(WHO_ASKS);
        rig.rings("a", after(1));
        rig.rings("b", after(1));
        rig.time.pass(Duration.ofMinutes(1));
        assertThat(rig.story()).isEqualTo("registered ringing:a ringing:b accepted:a");
    }

    @Test
    void aCallThatEndedBeforeIsNotAnswered() {
        Rig rig = phone(ALL);
        CallId gone = rig.rings("a");
        rig.sip.signals().onEnded(gone, HangUpCause.CANCELLED, Optional.empty());
        rig.time.pass(Duration.ofMinutes(1));
        assertThat(rig.story()).isEqualTo("registered ringing:a terminated:a/cancelled");
    }

    @Test
    void doNotDisturbIsStrongerThanAWish() {
        Rig rig = phone(ALL);
        rig.phone.setStatus("dnd");
        rig.rings("a", after(0));
        rig.time.pass(Duration.ofMinutes(1));
        assertThat(rig.sip.sent).endsWith("486 a");
    }
}
