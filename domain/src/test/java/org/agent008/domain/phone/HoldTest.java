package org.agent008.domain.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.agent008.domain.call.CallId;
import org.agent008.domain.phone.Reply.Refusal;
import org.agent008.domain.phone.Reply.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldTest {
    private static final String AUDIO = "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n";

    private final Rig rig = Rig.registered();
    private final CallId id = rig.rings("a");

    private void answered() {
        rig.phone.answer(id);
        rig.time.settle();
    }

    private CallSnapshot call() {
        return rig.phone.snapshot().calls().getFirst();
    }

    private void hold() {
        rig.phone.hold(id);
        rig.time.settle();
    }

    private void farEndAnswers(String direction) {
        rig.sip.signals().onReinviteAnswered(id, AUDIO + direction);
        rig.time.settle();
    }

    private void farEndRefuses(int status) {
        rig.sip.signals().onReinviteRefused(id, status);
        rig.time.settle();
    }

    private void farEndOffers(String direction) {
        rig.sip.signals().onReinvited(id, AUDIO + direction);
        rig.time.settle();
    }

    @Test
    void onlyAnAnsweredCallIsHeld() {
        assertThat(rig.phone.hold(id))
                .isEqualTo(
                        new Refused<>(
                                Refusal.NOT_NOW, "Only a call that was answered can be held."));
    }

    @Test
    void aCallIsHeldAndResumedOnceTheFarEndAgrees() {
        answered();
        hold();
        assertThat(rig.sip.sent).endsWith("RE-INVITE a local-a");
        assertThat(call().held()).isFalse();
        farEndAnswers("a=inactive");
        assertThat(call().held()).isTrue();
        assertThat(call().remoteHeld()).isFalse();

        rig.phone.resume(id);
        rig.time.settle();
        farEndAnswers("a=sendrecv");
        assertThat(call().held()).isFalse();
        assertThat(rig.media.taken).containsSubsequence("offer hold", "offer resume");
        assertThat(rig.story())
                .isEqualTo("registered ringing:a accepted:a held:a/LOCAL resumed:a/LOCAL");
    }

    @Test
    void holdingTwiceOffersOnceAndTheLastWishWins() {
        answered();
        hold();
        hold();
        rig.phone.resume(id);
        rig.time.settle();
        assertThat(rig.sip.sent).containsOnlyOnce("RE-INVITE a local-a");
        farEndAnswers("a=inactive");
        farEndAnswers("a=sendrecv");
        assertThat(rig.story()).endsWith("held:a/LOCAL resumed:a/LOCAL");
        assertThat(rig.media.taken)
                .containsExactly(
                        "offer hold", AUDIO + "a=inactive", "offer resume", AUDIO + "a=sendrecv");
    }

    @Test
    void aRefusedHoldLeavesTheCallAsItWasAndSaysWhy() {
        answered();
        hold();
        farEndRefuses(488);
        assertThat(call().held()).isFalse();
        assertThat(call().problem())
                .contains("The call could not be held: the other side said no (488).");
        assertThat(rig.media.taken).endsWith("withdraw");
        assertThat(rig.story()).endsWith("accepted:a");
        hold();
        assertThat(call().problem()).isEmpty();
        farEndAnswers("a=inactive");
        assertThat(call().held()).isTrue();
    }

    @Test
    void anAnswerThatCannotBeUsedLeavesTheCallAsItWas() {
        answered();
        hold();
        rig.sip.signals().onReinviteAnswered(id, "garbage");
        rig.time.settle();
        assertThat(call().held()).isFalse();
        assertThat(call().problem()).hasValueSatisfying(p -> assertThat(p).contains("answer"));
        assertThat(rig.media.taken).endsWith("withdraw");
    }

    @Test
    void aGlareIsTriedAgainButNotForEver() {
        answered();
        hold();
        farEndRefuses(491);
        assertThat(rig.sip.sent).filteredOn(s -> s.startsWith("RE-INVITE")).hasSize(2);
        farEndRefuses(491);
        farEndRefuses(491);
        farEndRefuses(491);
        farEndRefuses(491);
        assertThat(rig.sip.sent).filteredOn(s -> s.startsWith("RE-INVITE")).hasSize(5);
        assertThat(call().problem()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"a=sendonly", "a=inactive", "a=recvonly"})
    void theFarEndHoldsAndResumes(String direction) {
        answered();
        farEndOffers(direction);
        assertThat(call().remoteHeld()).isTrue();
        farEndOffers("a=sendrecv");
        assertThat(call().remoteHeld()).isFalse();
        assertThat(rig.story()).endsWith("accepted:a held:a/REMOTE resumed:a/REMOTE");
    }

    @Test
    void whileWeHoldAnInactiveOfferOnlyRepeatsThat() {
        answered();
        hold();
        farEndAnswers("a=inactive");
        farEndOffers("a=inactive");
        farEndOffers("a=recvonly");
        assertThat(call().remoteHeld()).isFalse();
        farEndOffers("a=sendonly");
        assertThat(call().remoteHeld()).isTrue();
        rig.phone.resume(id);
        rig.time.settle();
        farEndAnswers("a=sendonly");
        assertThat(rig.story()).endsWith("held:a/LOCAL held:a/REMOTE resumed:a/LOCAL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=0;m=audio 9 X 0|SENDRECV",
                "v=0;a=sendonly;m=audio 9 X 0|SENDONLY",
                "v=0;a=sendonly;m=audio 9 X 0;a=recvonly|RECVONLY",
                "v=0;m=audio 9 X 0;a=inactive;m=video 9 X 0;a=sendonly|INACTIVE",
                "v=0;m=video 9 X 0;a=inactive;m=audio 9 X 0|SENDRECV",
                "v=0;a=sendonly;m=video 9 X 0;a=inactive;m=audio 9 X 0|SENDONLY"
            })
    void theDirectionIsTheAudiosElseTheSessions(String sdp, SdpDirection direction) {
        assertThat(SdpDirection.ofAudio(sdp.replace(";", "\r\n"))).isEqualTo(direction);
    }
}
