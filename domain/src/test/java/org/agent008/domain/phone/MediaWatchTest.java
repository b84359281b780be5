package org.agent008.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.agent008.domain.call.CallId;
import org.junit.jupiter.api.Test;

class MediaWatchTest {
    private static final String AUDIO = "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n";
    private static final String ANSWER = AUDIO + "a=sendrecv";
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final Duration BEAT = Duration.ofSeconds(5);

    private final Rig rig = Rig.registered();
    private final CallId id = rig.rings("a");

    private void answered() {
        rig.phone.answer(id);
        rig.time.settle();
        rig.media.signals().onConnected(id);
        rig.time.settle();
    }

    private void silentFor(Duration time) {
        rig.media.silent.put(id, time);
    }

    private void interrupted() {
        rig.media.signals().onInterrupted(id);
        rig.time.settle();
    }

    private void connected() {
        rig.media.signals().onConnected(id);
        rig.time.settle();
    }

    private void farEndAnswers() {
        rig.sip.signals().onReinviteAnswered(id, ANSWER);
        rig.time.settle();
    }

    private void farEndRefuses(int status) {
        rig.sip.signals().onReinviteRefused(id, status);
        rig.time.settle();
    }

    private long offers() {
        return rig.sip.sent.stream().filter(s -> s.startsWith("RE-INVITE")).count();
    }

    @Test
    void aFarEndOfWhichNothingComesHasGone() {
        answered();
        silentFor(MediaWatch.LOST_AFTER);
        rig.time.pass(MediaWatch.LOST_AFTER.plus(BEAT));
        assertThat(rig.story()).endsWith("accepted:a terminated:a/media-lost");
        assertThat(rig.sip.sent).endsWith("HANGUP a");
        assertThat(rig.media.open).isEmpty();
    }

    @Test
    void whoeverStillReportsIsThere() {
        answered();
        for (int i = 0; i < 20; i++) {
            silentFor(MediaWatch.LOST_AFTER.minus(A_MOMENT));
            rig.time.pass(BEAT);
        }
        assertThat(rig.story()).endsWith("accepted:a");
    }

    @Test
    void aCallThatRingsOrIsHeldNeedsNoAudio() {
        silentFor(Duration.ofHours(1));
        rig.time.pass(MediaWatch.LOST_AFTER.multipliedBy(2));
        answered();
        rig.phone.hold(id);
        rig.time.settle();
        rig.sip.signals().onReinviteAnswered(id, AUDIO + "a=inactive");
        rig.time.pass(Duration.ofHours(1));
        assertThat(rig.story()).endsWith("held:a/LOCAL");

        rig.phone.resume(id);
        rig.time.settle();
        farEndAnswers();
        rig.time.pass(MediaWatch.LOST_AFTER.minus(BEAT));
        assertThat(rig.story()).endsWith("resumed:a/LOCAL");
        rig.time.pass(BEAT.multipliedBy(2));
        assertThat(rig.story()).endsWith("terminated:a/media-lost");
    }

    @Test
    void whileTheFarEndHoldsItNeedNotSend() {
        answered();
        silentFor(Duration.ofHours(1));
        rig.sip.signals().onReinvited(id, AUDIO + "a=inactive");
        rig.time.pass(Duration.ofHours(1));
        assertThat(rig.story()).endsWith("held:a/REMOTE");
    }

    @Test
    void aHeldCallEndsWhoseFarEndNoLongerAnswersIce() {
        answered();
        rig.phone.hold(id);
        rig.time.settle();
        rig.sip.signals().onReinviteAnswered(id, AUDIO + "a=inactive");
        interrupted();
        rig.time.pass(MediaWatch.LOST_AFTER.minus(BEAT));
        connected();
        rig.time.pass(Duration.ofHours(1));
        assertThat(rig.story()).endsWith("held:a/LOCAL");

        interrupted();
        rig.time.pass(MediaWatch.LOST_AFTER.minus(BEAT));
        interrupted();
        assertThat(rig.story()).endsWith("held:a/LOCAL");
        rig.time.pass(BEAT.multipliedBy(2));
        assertThat(rig.story()).endsWith("terminated:a/media-lost");
        assertThat(rig.sip.sent).endsWith("HANGUP a");
    }

    @Test
    void anInterruptedPathIsMadeAnew() {
        answered();
        interrupted();
        assertThat(rig.media.taken).endsWith("renew");
        assertThat(rig.sip.sent).endsWith("RE-INVITE a local-a");
        farEndAnswers();
        connected();
        rig.time.pass(Duration.ofMinutes(1));
        assertThat(offers()).isEqualTo(1);
        assertThat(rig.story()).endsWith("accepted:a");
    }

    @Test
    void aHeldCallStaysHeldOverItsNewPath() {
        answered();
        rig.phone.hold(id);
        rig.time.settle();
        rig.sip.signals().onReinviteAnswered(id, AUDIO + "a=inactive");
        rig.time.settle();
        interrupted();
        assertThat(rig.media.taken).endsWith("renew hold");
        rig.sip.signals().onReinviteAnswered(id, AUDIO + "a=inactive");
        rig.time.settle();
        assertThat(rig.story()).endsWith("held:a/LOCAL");
    }

    @Test
    void aNewPathThatDoesNotHelpIsFollowedByAnother() {
        answered();
        interrupted();
        farEndAnswers();
        rig.time.pass(Duration.ofSeconds(9));
        assertThat(offers()).isEqualTo(1);
        rig.time.pass(BEAT.plus(A_MOMENT));
        assertThat(offers()).isEqualTo(2);
    }

    @Test
    void whatCouldNotBeOfferedIsOfferedOnceThePhoneSystemIsBack() {
        answered();
        interrupted();
        farEndRefuses(503);
        assertThat(rig.phone.snapshot().calls().getFirst().problem()).isEmpty();
        rig.sip.signals().onRegistration(new Registration.Lost("gone"));
        rig.sip.signals().onRegistration(new Registration.Registered());
        rig.time.settle();
        assertThat(offers()).isEqualTo(2);
        farEndAnswers();
        connected();
        rig.sip.signals().onRegistration(new Registration.Registered());
        rig.time.settle();
        assertThat(offers()).isEqualTo(2);
    }

    @Test
    void aNewNetworkMeansANewPathForEachCall() {
        answered();
        rig.rings("b");
        rig.sip.signals().onNetworkChanged();
        rig.sip.signals().onRegistration(new Registration.Lost("another address"));
        rig.sip.signals().onRegistration(new Registration.Registered());
        rig.time.settle();
        assertThat(offers()).as("before media knows the new address").isZero();
        rig.time.pass(MediaWatch.SETTLES_IN);
        assertThat(rig.media.taken).containsOnlyOnce("renew");
        farEndRefuses(503);
        rig.sip.signals().onRegistration(new Registration.Registered());
        rig.time.settle();
        assertThat(offers()).isEqualTo(2);
        farEndAnswers();
        rig.time.pass(Duration.ofMinutes(1));
        assertThat(offers()).isEqualTo(2);
    }

    @Test
    void aWishToHoldThatMeetsANewPathComesNext() {
        answered();
        interrupted();
        rig.phone.hold(id);
        rig.time.settle();
        assertThat(offers()).isEqualTo(1);
        farEndAnswers();
        assertThat(rig.media.taken).endsWith("renew", ANSWER, "offer hold");
        rig.sip.signals().onReinviteAnswered(id, AUDIO + "a=inactive");
        rig.time.settle();
        assertThat(rig.story()).endsWith("held:a/LOCAL");
    }
}
