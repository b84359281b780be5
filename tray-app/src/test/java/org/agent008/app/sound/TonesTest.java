package org.agent008.app.sound;

import static org.agent008.app.sound.PhoneTone.AUTO_ANSWERED;
import static org.agent008.app.sound.PhoneTone.BUSY;
import static org.agent008.app.sound.PhoneTone.CALL_WAITING;
import static org.agent008.app.sound.PhoneTone.NETWORK_LOST;
import static org.agent008.app.sound.PhoneTone.OVER;
import static org.agent008.app.sound.PhoneTone.RING;
import static org.agent008.app.sound.PhoneTone.RING_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.agent008.app.harness.Await;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.CallState;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.fake.PhoneOnFakes;
import org.agent008.domain.phone.DialRequest;
import org.agent008.domain.phone.Phone;
import org.agent008.domain.port.AudioDesk.Tap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TonesTest {
    private static final CallId ONE = new CallId("one");

    private final PhoneOnFakes phone = new PhoneOnFakes();
    private final List<PhoneTone> heard = new ArrayList<>();
    private final List<PhoneTone> playing = new ArrayList<>();

    @BeforeEach
    void listen() {
        phone.registered();
        Tones tones = new Tones(this::play);
        phone.mailbox()
                .ask(p -> {
                    p.onEvent(told -> tones.hear(told.event()));
                    p.onChange(() -> tones.look(p.snapshot()));
                    return p;
                })
                .join();
    }

    @AfterEach
    void close() {
        phone.close();
    }

    private Tap play(PhoneTone tone) {
        heard.add(tone);
        playing.add(tone);
        return () -> playing.remove(tone);
    }

    /** What plays now, seen on the phone's thread. */
    private List<PhoneTone> playing() {
        return phone.mailbox().ask(_ -> List.copyOf(playing)).join();
    }

    private void playsOnly(PhoneTone... tones) {
        Await.until("the tones", () -> playing().equals(List.of(tones)));
    }

    private <T> T ask(Function<Phone, T> wish) {
        return phone.mailbox().ask(wish).join();
    }

    private CallId dialled() {
        ask(p -> p.dial(DialRequest.to("600")));
        Await.until("the INVITE", () -> !phone.invitations().isEmpty());
        return phone.invitations().getFirst().id();
    }

    private void talks() {
        phone.rings("one");
        ask(p -> p.answer(ONE));
        Await.until(
                "the call is up",
                () -> ask(Phone::snapshot).calls().getFirst().state() instanceof CallState.Active);
        playsOnly();
    }

    @Test
    void itRingsUntilThePersonAnswers() {
        phone.rings("one");
        playsOnly(RING);
        ask(p -> p.answer(ONE));
        playsOnly();
    }

    @Test
    void itRingsUntilTheCallerGivesUpAndNothingIsSaidAboutIt() {
        phone.rings("one");
        playsOnly(RING);
        phone.ends("one");
        playsOnly();
        assertThat(heard).containsExactly(RING);
    }

    @Test
    void aSecondCallRingsOnceMoreButNotTwiceAsLoud() {
        phone.rings("one");
        phone.rings("two");
        playsOnly(RING);
        phone.ends("one");
        playsOnly(RING);
        assertThat(heard).containsExactly(RING);
    }

    @Test
    void aCallThatComesWhileThePersonTalksOnlyKnocks() {
        talks();
        phone.rings("two");
        playsOnly(CALL_WAITING);
        phone.ends("one");
        Await.until("it rings", () -> playing().contains(RING));
        assertThat(playing()).doesNotContain(CALL_WAITING);
    }

    @Test
    void itRingsBackFromThe180ToTheAnswer() {
        CallId call = dialled();
        assertThat(playing()).isEmpty();
        phone.progresses(call, Optional.empty());
        playsOnly(RING_BACK);
        phone.answers(call);
        playsOnly();
    }

    @Test
    void whereTheFarEndIsHeardAlreadyNothingRingsBack() {
        CallId call = dialled();
        phone.progresses(call, Optional.of("answer"));
        Await.until("early media", () -> ask(Phone::snapshot).calls().getFirst().earlyMedia());
        assertThat(playing()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "BUSY,BUSY",
        "DECLINED,BUSY",
        "NO_ANSWER,BUSY",
        "NO_SUCH_NUMBER,CONGESTION",
        "UNAVAILABLE,CONGESTION",
        "SERVER_ERROR,CONGESTION",
        "MEDIA_REFUSED,CONGESTION",
    })
    void aCallThatFailsIsHeardToFail(HangUpCause cause, PhoneTone tone) {
        CallId call = dialled();
        phone.progresses(call, Optional.empty());
        phone.ends(call, cause);
        playsOnly(tone);
    }

    @Test
    void aNewCallEndsTheToneOfTheLast() {
        CallId call = dialled();
        phone.ends(call, HangUpCause.BUSY);
        playsOnly(BUSY);
        phone.rings("one");
        playsOnly(RING);
    }

    @Test
    void theFarEndIsHeardToHangUpAndThePersonHangsUpInSilence() {
        talks();
        phone.ends("one");
        playsOnly(OVER);
        phone.rings("two");
        ask(p -> p.answer(new CallId("two")));
        ask(p -> p.hangUp(new CallId("two")));
        playsOnly();
    }

    @Test
    void aCallThatBreaksOffIsHeardToBreakOff() {
        talks();
        phone.ends(ONE, HangUpCause.MEDIA_LOST);
        playsOnly(NETWORK_LOST);
    }

    @Test
    void aLostConnectionIsHeardDuringACallAndNotAtNight() {
        phone.isLost();
        phone.registered();
        assertThat(heard).isEmpty();
        talks();
        phone.isLost();
        playsOnly(NETWORK_LOST);
    }

    @Test
    void aCallThatIsAnsweredWithoutThePersonSaysSo() {
        phone.ringsToBeAnsweredAtOnce("one");
        playsOnly(AUTO_ANSWERED);
        assertThat(heard).endsWith(AUTO_ANSWERED).containsOnlyOnce(AUTO_ANSWERED);
    }
}
