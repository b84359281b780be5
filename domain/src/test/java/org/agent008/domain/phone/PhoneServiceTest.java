package org.agent008.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.CallState;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.call.Party;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.fake.FakeJournal;
import org.agent008.domain.phone.Reply.Refusal;
import org.agent008.domain.phone.Reply.Refused;
import org.agent008.domain.port.Journal;
import org.agent008.domain.port.Signaling.Invited;
import org.junit.jupiter.api.Test;

class PhoneServiceTest {
    @Test
    void anInboundCallRingsIsAnsweredAndHungUpByTheOtherSide() {
        Rig rig = Rig.registered();
        CallId id = rig.rings("a");
        rig.time.pass(Duration.ofSeconds(3));
        rig.phone.answer(id);
        rig.time.pass(Duration.ofMillis(7900));
        rig.sip.signals().onEnded(id, HangUpCause.REMOTE_HUNG_UP, Optional.empty());
        rig.time.settle();

        assertThat(rig.sip.sent)
                .containsExactly("REGISTER sip:1001@lab.test", "180 a", "200 a local-a");
        assertThat(rig.story())
                .isEqualTo("registered ringing:a accepted:a terminated:a/remote-hung-up");
        Cdr cdr = lastCdr(rig);
        assertThat(cdr.account()).isEqualTo("1001@lab.test");
        assertThat(cdr.from()).isEqualTo(Party.of("+34600999888", "Bea"));
        assertThat(cdr.headers()).containsExactly(Map.entry("X-Foo", "bar"));
        assertThat(cdr.waited()).isEqualTo(Duration.ofSeconds(3));
        assertThat(cdr.talked()).isEqualTo(Duration.ofSeconds(7));
        assertThat(cdr.total()).isEqualTo(Duration.ofSeconds(10));
        assertThat(rig.media.open).isEmpty();
        assertThat(rig.phone.snapshot().calls()).isEmpty();
    }

    @Test
    void anOutboundCallShowsTheChosenNumberAndIsHungUpHere() {
        Rig rig = Rig.registered();
        CallId id = rig.dials("+34 600-123-456");
        assertThat(rig.sip.invitations.getFirst().callerId()).contains("+34600111222");
        assertThat(rig.sip.invitations.getFirst().offer()).isEqualTo("local-" + id);
        rig.sip.signals().onProgress(id, Optional.empty());
        rig.time.settle();
        assertThat(rig.phone.snapshot().calls().getFirst().state())
                .isEqualTo(new CallState.Ringing());
        rig.sip.signals().onAnswered(id, "answer");
        rig.time.settle();
        rig.phone.hangUp(id);

        assertThat(rig.media.taken).containsExactly("answer");
        assertThat(rig.sip.sent).endsWith("INVITE +34600123456", "HANGUP " + id);
        assertThat(rig.story())
                .isEqualTo(
                        "registered ringing:%s accepted:%s terminated:%s/hung-up"
                                .formatted(id, id, id));
        assertThat(lastCdr(rig).from().number()).isEqualTo("+34600111222");
        assertThat(lastCdr(rig).to().number()).isEqualTo("+34600123456");
    }

    @Test
    void aSecondCallRingsWhileTheFirstIsActiveAndAThirdIsTurnedAwayOnRecord() {
        Rig rig = Rig.registered();
        rig.phone.answer(rig.rings("a"));
        rig.time.settle();
        rig.rings("b");
        rig.rings("c");

        assertThat(rig.sip.sent).endsWith("200 a local-a", "180 b", "486 c");
        assertThat(rig.story())
                .endsWith("accepted:a ringing:b ringing:c terminated:c/too-many-calls");
        assertThat(rig.phone.snapshot().calls()).hasSize(2);
    }

    @Test
    void anAnsweredCallIsMutedAndUnmuted() {
        Rig rig = Rig.registered();
        CallId id = rig.rings("a");
        assertThat(rig.phone.mute(id))
                .isEqualTo(
                        new Refused<>(
                                Refusal.NOT_NOW, "Only a call that was answered can be muted."));
        rig.phone.answer(id);
        rig.time.settle();

        rig.phone.mute(id);
        rig.phone.mute(id);
        assertThat(rig.media.muted).containsExactly(id);
        assertThat(rig.phone.snapshot().calls().getFirst().muted()).isTrue();
        rig.phone.unmute(id);
        assertThat(rig.media.muted).isEmpty();
        assertThat(rig.phone.snapshot().calls().getFirst().muted()).isFalse();
        assertThat(rig.story()).isEqualTo("registered ringing:a accepted:a");
    }

    @Test
    void doNotDisturbRefusesWithBusyAndKeepsTheCallOnRecord() {
        Rig rig = Rig.registered();
        rig.phone.setStatus("dnd");
        rig.rings("a");

        assertThat(rig.sip.sent).endsWith("486 a");
        assertThat(rig.story())
                .isEqualTo("registered status:dnd ringing:a terminated:a/do-not-disturb");
        assertThat(lastCdr(rig).status()).isEqualTo(Cdr.Status.MISSED);
    }

    @Test
    void theRingWaitsUntilItsEventIsDurable() {
        Rig rig = Rig.registered();
        rig.journal.hold();
        rig.rings("a");
        assertThat(rig.sip.sent).doesNotContain("180 a");
        assertThat(rig.heard).hasSize(2);
        assertThat(rig.committed).hasSize(1);

        rig.journal.commit();
        rig.time.settle();
        assertThat(rig.sip.sent).endsWith("180 a");
        assertThat(rig.committed).hasSize(2);
        rig.time.pass(Duration.ofSeconds(1));
        assertThat(rig.sip.sent).containsOnlyOnce("180 a");
    }

    @Test
    void callsGoFirstWhereTheDiskIsStuck() {
        Rig rig = Rig.registered();
        rig.journal.hold();
        rig.rings("a");
        rig.time.pass(Duration.ofMillis(199));
        assertThat(rig.sip.sent).doesNotContain("180 a");
        rig.time.pass(Duration.ofMillis(1));
        assertThat(rig.sip.sent).endsWith("180 a");
    }

    @Test
    void callsLeftOpenByACrashAreClosedWithTheLengthThatIsKnown() {
        Rig before = Rig.registered();
        CallId id = before.rings("a");
        before.time.pass(Duration.ofSeconds(2));
        before.phone.answer(id);
        before.time.pass(Duration.ofSeconds(10));
        Cdr open = before.phone.snapshot().calls().getFirst().cdr();

        FakeJournal journal = new FakeJournal();
        journal.recovered(
                new Journal.Recovered(
                        41, List.of(open), List.of(), Optional.of(before.time.instant())));
        Rig after = new Rig(journal);
        after.phone.start();
        after.time.settle();

        assertThat(after.story()).isEqualTo("terminated:a/crashed");
        assertThat(after.heard.getFirst().sequence()).isEqualTo(42);
        assertThat(lastCdr(after).total()).isEqualTo(Duration.ofSeconds(12));
        assertThat(lastCdr(after).waited()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aCallCancelledWhileItsAnswerIsMadeEndsOnceAndItsLineIsClosed() {
        Rig rig = Rig.registered();
        CallId id = rig.rings("a");
        rig.media.hold();
        rig.phone.answer(id);
        rig.sip.signals().onEnded(id, HangUpCause.CANCELLED, Optional.of(487));
        rig.time.settle();
        rig.media.release(id);
        rig.time.settle();

        assertThat(rig.story()).isEqualTo("registered ringing:a terminated:a/cancelled");
        assertThat(rig.sip.sent).endsWith("180 a");
        assertThat(rig.media.open).isEmpty();
    }

    @Test
    void aCallGivenUpBeforeItsInviteLeftIsNeverSent() {
        Rig rig = Rig.registered();
        rig.media.hold();
        CallId id = rig.dials("1002");
        rig.phone.hangUp(id);
        rig.media.release(id);
        rig.time.settle();

        assertThat(rig.sip.sent).containsExactly("REGISTER sip:1001@lab.test");
        assertThat(rig.story()).endsWith("terminated:" + id + "/cancelled");
        assertThat(rig.media.open).isEmpty();
    }

    @Test
    void anOfferThatCannotWorkIsRefusedWith488() {
        Rig rig = Rig.registered();
        CallId id = rig.rings("a");
        rig.media.hold();
        rig.phone.answer(id);
        rig.media.fail(id);
        rig.time.settle();

        assertThat(rig.sip.sent).endsWith("488 a");
        assertThat(rig.story()).endsWith("terminated:a/media-refused");
    }

    @Test
    void aCallThatThisPhoneCannotTakeIsToldApartFromAnOfferThatCannotWork() {
        Rig rig = Rig.registered();
        rig.media.hold();
        CallId id = rig.rings("a");
        rig.phone.answer(id);
        rig.media.failHere(id);
        rig.time.settle();
        assertThat(rig.sip.sent).endsWith("500 a");
        assertThat(rig.story()).endsWith("terminated:a/media-failed");
    }

    @Test
    void aFarEndThatSpeaksBeforeItAnswersIsHeard() {
        Rig rig = Rig.registered();
        CallId id = rig.dials("1002");
        rig.sip.signals().onProgress(id, Optional.empty());
        rig.time.settle();
        assertThat(rig.phone.snapshot().calls().getFirst().earlyMedia()).isFalse();
        rig.sip.signals().onProgress(id, Optional.of("early"));
        rig.time.settle();
        assertThat(rig.phone.snapshot().calls().getFirst().earlyMedia()).isTrue();
        rig.sip.signals().onAnswered(id, "another");
        rig.time.settle();
        assertThat(rig.media.taken).containsExactly("early", "another");
        assertThat(rig.phone.snapshot().calls().getFirst().earlyMedia()).isFalse();
    }

    @Test
    void aCallAnsweredWithoutMediaIsNoMissedCall() {
        Rig rig = Rig.registered();
        CallId id = rig.dials("1002");
        rig.sip.signals().onAnswered(id, "garbage");
        rig.time.settle();
        assertThat(rig.sip.sent).endsWith("HANGUP " + id);
        assertThat(lastCdr(rig).status()).isEqualTo(Cdr.Status.ANSWERED);
        assertThat(lastCdr(rig).cause()).contains(HangUpCause.MEDIA_REFUSED);
    }

    @Test
    void anAnswerThatCannotWorkEndsTheCall() {
        Rig rig = Rig.registered();
        CallId id = rig.dials("1002");
        rig.sip.signals().onAnswered(id, "garbage");
        rig.time.settle();

        assertThat(rig.sip.sent).endsWith("HANGUP " + id);
        assertThat(rig.story()).endsWith("accepted:" + id + " terminated:" + id + "/media-refused");
    }

    @Test
    void anInviteWithoutOfferIsAnsweredWithOurs() {
        Rig rig = Rig.registered();
        CallId id = new CallId("a");
        rig.sip
                .signals()
                .onInvited(
                        new Invited(
                                id,
                                Party.of("1"),
                                Party.of("1001"),
                                Map.of(),
                                false,
                                Optional.empty(),
                                Optional.empty()));
        rig.time.settle();
        rig.phone.answer(id);
        rig.time.settle();
        rig.sip.signals().onConfirmed(id, Optional.of("late answer"));
        rig.time.settle();

        assertThat(rig.sip.sent).endsWith("200 a local-a");
        assertThat(rig.media.taken).containsExactly("late answer");
    }

    @Test
    void aReinviteIsAnsweredAndABadOneLeavesTheCallAsItWas() {
        Rig rig = Rig.registered();
        CallId id = rig.rings("a");
        rig.phone.answer(id);
        rig.time.settle();
        rig.sip.signals().onReinvited(id, "hold");
        rig.time.settle();
        rig.media.hold();
        rig.sip.signals().onReinvited(id, "plain");
        rig.time.settle();
        rig.media.fail(id);
        rig.time.settle();

        assertThat(rig.sip.sent).endsWith("RE-200 a local-a", "RE-488 a");
        assertThat(rig.phone.snapshot().calls()).hasSize(1);
    }

    @Test
    void mediaThatFailsEndsTheCall() {
        Rig rig = Rig.registered();
        CallId never = rig.rings("a");
        rig.phone.answer(never);
        rig.time.settle();
        rig.media.signals().onFailed(never, "ICE");
        rig.time.settle();

        assertThat(rig.story()).endsWith("terminated:a/media-failed");
        assertThat(rig.sip.sent).endsWith("HANGUP a");
    }

    @Test
    void offlineUnregistersAndOnlineRegistersAgain() {
        Rig rig = Rig.registered();
        rig.phone.setStatus("offline");
        rig.phone.setStatus("offline");
        rig.time.settle();
        assertThat(rig.phone.dial(DialRequest.to("1002"))).isInstanceOf(Refused.class);
        rig.phone.setStatus("online");
        rig.time.settle();

        assertThat(rig.sip.sent)
                .containsExactly(
                        "REGISTER sip:1001@lab.test", "UNREGISTER", "REGISTER sip:1001@lab.test");
        assertThat(rig.story()).isEqualTo("registered status:offline offline status:online");
    }

    @Test
    void aConnectionLostAgainAndAgainIsToldOnce() {
        Rig rig = Rig.registered();
        rig.sip.signals().onRegistration(new Registration.Lost("refused"));
        rig.sip.signals().onRegistration(new Registration.Connecting());
        rig.sip.signals().onRegistration(new Registration.Lost("timed out"));
        rig.sip.signals().onRegistration(new Registration.Registered());
        rig.sip.signals().onRegistration(new Registration.Registered());
        rig.time.settle();

        assertThat(rig.story()).isEqualTo("registered lost registered");
    }

    @Test
    void wishesThatCannotBeAreRefusedWithAReason() {
        Rig rig = Rig.registered();
        assertThat(refusal(rig.phone.answer(new CallId("nope")))).isEqualTo(Refusal.NO_SUCH_CALL);
        assertThat(refusal(rig.phone.dial(DialRequest.to("not a number"))))
                .isEqualTo(Refusal.BAD_ADDRESS);
        assertThat(
                        refusal(
                                rig.phone.dial(
                                        new DialRequest(
                                                "1002", Optional.of("1\r\nX: y"), Map.of()))))
                .isEqualTo(Refusal.BAD_ADDRESS);
        assertThat(
                        refusal(
                                rig.phone.dial(
                                        new DialRequest(
                                                "1002", Optional.empty(), Map.of("Contact", "x")))))
                .isEqualTo(Refusal.BAD_HEADER);
        assertThat(
                        refusal(
                                rig.phone.dial(
                                        new DialRequest(
                                                "1002",
                                                Optional.empty(),
                                                Map.of("X-A", "b\r\nVia: c")))))
                .isEqualTo(Refusal.BAD_HEADER);
        assertThat(refusal(rig.phone.setStatus("asleep"))).isEqualTo(Refusal.NO_SUCH_STATUS);
        CallId out = rig.dials("1002");
        assertThat(refusal(rig.phone.answer(out))).isEqualTo(Refusal.NOT_NOW);
        assertThat(refusal(rig.phone.reject(out))).isEqualTo(Refusal.NOT_NOW);
        rig.dials("1003");
        assertThat(refusal(rig.phone.dial(DialRequest.to("1004"))))
                .isEqualTo(Refusal.TOO_MANY_CALLS);
    }

    @Test
    void theCallIdComesFromTheHeaderWhereThereIsOne() {
        Rig rig = Rig.registered();
        rig.phone.dial(new DialRequest("1002", Optional.empty(), Map.of("x-call-id", "crm-7")));
        assertThat(rig.phone.snapshot().calls().getFirst().cdr().id())
                .isEqualTo(new CallId("crm-7"));
        assertThat(
                        refusal(
                                rig.phone.dial(
                                        new DialRequest(
                                                "1003",
                                                Optional.empty(),
                                                Map.of("X-Call-ID", "crm-7")))))
                .isEqualTo(Refusal.BAD_HEADER);
    }

    @Test
    void aTimeOutAfterItRangMeansThatNobodyAnswered() {
        Rig rig = Rig.registered();
        CallId rang = rig.dials("1002");
        CallId silent = rig.dials("1003");
        rig.sip.signals().onProgress(rang, Optional.empty());
        rig.sip.signals().onEnded(rang, HangUpCause.NO_REPLY, Optional.of(408));
        rig.sip.signals().onEnded(silent, HangUpCause.NO_REPLY, Optional.of(408));
        rig.time.settle();

        assertThat(rig.story())
                .endsWith("terminated:%s/no-answer terminated:%s/no-reply".formatted(rang, silent));
    }

    @Test
    void closingThePhoneEndsItsCalls() {
        Rig rig = Rig.registered();
        CallId talking = rig.rings("a");
        rig.phone.answer(talking);
        rig.time.settle();
        rig.rings("b");
        rig.phone.stop();

        assertThat(rig.sip.sent).endsWith("HANGUP a", "480 b");
        assertThat(rig.story()).endsWith("terminated:a/shut-down terminated:b/shut-down");
    }

    @Test
    void aListenerThatThrowsHarmsNeitherTheCallNorTheOtherListeners() {
        Rig rig = new Rig();
        List<String> others = new ArrayList<>();
        rig.phone.onEvent(_ -> fail());
        rig.phone.onCommitted(_ -> fail());
        rig.phone.onChange(PhoneServiceTest::fail);
        rig.phone.onEvent(_ -> others.add("event"));
        rig.phone.onCommitted(_ -> others.add("committed"));
        rig.phone.onChange(() -> others.add("change"));
        rig.phone.start();
        rig.sip.signals().onRegistration(new Registration.Registered());
        rig.time.settle();
        CallId id = rig.rings("a");
        rig.phone.answer(id);
        rig.time.settle();

        assertThat(rig.sip.sent).endsWith("180 a", "200 a local-a");
        assertThat(others).contains("event", "committed", "change");
        assertThat(rig.story()).isEqualTo("registered ringing:a accepted:a");
    }

    private static void fail() {
        throw new IllegalStateException("thrown by a listener, on purpose");
    }

    private static Cdr lastCdr(Rig rig) {
        Envelope last = rig.heard.getLast();
        return ((CallEvent) last.event()).cdr();
    }

    private static Refusal refusal(Reply<?> reply) {
        assertThat(reply).isInstanceOf(Refused.class);
        return ((Refused<?>) reply).why();
    }
}
