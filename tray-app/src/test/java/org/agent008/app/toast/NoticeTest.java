package org.agent008.app.toast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.agent008.app.view.Snapshots;
import org.agent008.app.view.Wish;
import org.agent008.domain.call.CallState;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.call.Party;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.RegistrationChanged;
import org.agent008.domain.phone.Registration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeTest {
    private static final Cdr INBOUND = Snapshots.ringing("a", Snapshots.ANA).cdr();
    private static final Cdr OUTBOUND =
            Snapshots.outbound("b", Party.of("1002"), new CallState.Dialing()).cdr();

    @Test
    void aMissedCallSaysWhoItWasAndOffersToCallBack() {
        assertThat(unanswered(INBOUND, HangUpCause.CANCELLED))
                .hasValueSatisfying(notice -> {
                    assertThat(notice.title()).isEqualTo("Missed call");
                    assertThat(notice.text()).isEqualTo("Ana García (+34600123456)");
                    assertThat(notice.actions())
                            .containsExactly(
                                    new Notice.Action(
                                            "Call back", new Wish.OpenDial("+34600123456")));
                });
    }

    @Test
    void aCallerWhoHidesTheNumberCannotBeCalledBack() {
        Cdr hidden = Snapshots.ringing("a", Party.of("")).cdr();
        assertThat(unanswered(hidden, HangUpCause.CANCELLED))
                .hasValueSatisfying(notice -> assertThat(notice.actions()).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(
            value = HangUpCause.class,
            names = {"DECLINED", "ANSWERED_ELSEWHERE", "DO_NOT_DISTURB", "SHUT_DOWN", "CRASHED"})
    void whatThePersonDidOrWantedIsNotMissed(HangUpCause cause) {
        assertThat(unanswered(INBOUND, cause)).isEmpty();
    }

    @Test
    void aCallThatDidNotComeAboutSaysWhy() {
        assertThat(unanswered(OUTBOUND, HangUpCause.BUSY))
                .hasValueSatisfying(notice -> {
                    assertThat(notice.title()).isEqualTo("1002");
                    assertThat(notice.text()).isEqualTo("The line is busy.");
                    assertThat(notice.actions())
                            .containsExactly(
                                    new Notice.Action("Call again", new Wish.OpenDial("1002")));
                });
    }

    @Test
    void aCallThatThePersonCancelledIsNoNews() {
        assertThat(unanswered(OUTBOUND, HangUpCause.CANCELLED)).isEmpty();
        assertThat(unanswered(OUTBOUND, HangUpCause.HUNG_UP)).isEmpty();
    }

    @Test
    void aConversationThatBrokeOffSaysWhyAndOneThatEndedDoesNot() {
        Cdr talked = INBOUND.answered(Duration.ofSeconds(3));
        Duration talk = Duration.ofSeconds(60);
        assertThat(
                        Notice.of(
                                new CallEvent.Terminated(
                                        talked.endedAfterTalking(talk, HangUpCause.MEDIA_LOST))))
                .hasValueSatisfying(notice ->
                        assertThat(notice.text()).isEqualTo("The audio connection was lost."));
        assertThat(
                        Notice.of(
                                new CallEvent.Terminated(
                                        talked.endedAfterTalking(
                                                talk, HangUpCause.REMOTE_HUNG_UP))))
                .isEmpty();
    }

    @Test
    void aRefusedRegistrationStaysUntilItIsSeen() {
        assertThat(
                        Notice.of(
                                new RegistrationChanged(
                                        "1001@lab.test",
                                        new Registration.Failed("The password is wrong."))))
                .hasValueSatisfying(notice -> {
                    assertThat(notice.urgent()).isTrue();
                    assertThat(notice.title()).isEqualTo("Not registered: 1001@lab.test");
                    assertThat(notice.text()).isEqualTo("The password is wrong.");
                    assertThat(notice.actions())
                            .containsExactly(new Notice.Action("Account…", new Wish.OpenAccount()));
                });
        assertThat(
                        Notice.of(
                                new RegistrationChanged(
                                        "1001@lab.test", new Registration.Registered())))
                .isEmpty();
    }

    private static Optional<Notice> unanswered(Cdr cdr, HangUpCause cause) {
        return Notice.of(
                new CallEvent.Terminated(cdr.endedUnanswered(Duration.ofSeconds(5), cause)));
    }
}
