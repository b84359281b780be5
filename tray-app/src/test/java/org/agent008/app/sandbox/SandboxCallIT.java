package org.agent008.app.sandbox;

import static org.agent008.app.sandbox.TriedPhone.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.agent008.domain.call.By;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.Direction;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.event.CallEvent.Accepted;
import org.agent008.domain.event.CallEvent.Held;
import org.agent008.domain.event.CallEvent.Resumed;
import org.agent008.domain.event.CallEvent.Ringing;
import org.agent008.domain.event.CallEvent.Terminated;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.settings.Account;
import org.agent008.domain.settings.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls end to end: SIP, DTLS-SRTP, journal and webhooks, against the sandbox, in one JVM. */
class SandboxCallIT {
    private static final String RINGING = "phone:ringing";
    private static final String ACCEPTED = "phone:accepted";
    private static final String TERMINATED = "phone:terminated";
    private static final Duration LONG = Duration.ofSeconds(2);

    private final Sandbox sandbox = Sandbox.start();
    private final SandboxPeer caller = sandbox.caller();
    private final TriedPhone phone = new TriedPhone(sandbox, sandbox.account());

    SandboxCallIT() throws IOException {}

    @BeforeEach
    void register() {
        phone.registered();
        await(caller.registered());
    }

    @AfterEach
    void close() {
        phone.close();
        sandbox.close();
    }

    @Test
    void anInboundCallIsAnsweredAndBothSidesHearEachOther() {
        PeerCall call = answered();
        CallId id = call.id();
        assertBothHear(id, call);

        call.hangUp();
        Cdr cdr = phone.event(id, Terminated.class).cdr();
        assertThat(cdr.direction()).isEqualTo(Direction.INBOUND);
        assertThat(cdr.status()).isEqualTo(Cdr.Status.ANSWERED);
        assertThat(cdr.from().number()).isEqualTo(Sandbox.CALLER);
        assertThat(cdr.to().number()).isEqualTo(Sandbox.PHONE);
        assertThat(cdr.cause()).contains(HangUpCause.REMOTE_HUNG_UP);
        assertThat(cdr.talked()).isGreaterThanOrEqualTo(LONG);
        assertThat(phone.told(id)).containsExactly(RINGING, ACCEPTED, TERMINATED);
    }

    @Test
    void anOutboundCallIsAnsweredAndEndedHere() {
        CallId id = phone.dial(Service.TONE.number());
        phone.event(id, Accepted.class);
        await(phone.hear(id, Ear.forTone(Service.TONE_HZ)).recognises(LONG));
        phone.done(p -> p.hangUp(id));
        Cdr cdr = phone.event(id, Terminated.class).cdr();
        assertThat(cdr.direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(cdr.to().number()).isEqualTo(Service.TONE.number());
        assertThat(cdr.cause()).contains(HangUpCause.HUNG_UP);
        assertThat(phone.told(id)).containsExactly(RINGING, ACCEPTED, TERMINATED);
    }

    @Test
    void whatThePhoneSaysComesBackFromTheEcho() {
        CallId id = phone.dial(Service.ECHO.number());
        phone.event(id, Accepted.class);
        Ear ear = phone.hear(id, Ear.forTone(660));
        phone.speak(id, new Tone(660));
        await(ear.recognises(LONG));
        phone.done(p -> p.hangUp(id));
        assertThat(phone.told(id)).containsExactly(RINGING, ACCEPTED, TERMINATED);
    }

    @Test
    void aHeldCallIsSilentBothWaysAndAResumedOneIsNot() {
        PeerCall call = answered();
        CallId id = call.id();
        assertBothHear(id, call);

        phone.done(p -> p.hold(id));
        assertThat(phone.event(id, Held.class).by()).isEqualTo(By.LOCAL);
        assertBothHearNothing(id, call);

        phone.done(p -> p.resume(id));
        assertThat(phone.event(id, Resumed.class).by()).isEqualTo(By.LOCAL);
        assertBothHearAgain(id, call);
        call.hangUp();
        assertThat(phone.told(id))
                .containsExactly(RINGING, ACCEPTED, "phone:hold", "phone:resume", TERMINATED);
    }

    @Test
    void theOtherSideHoldsTheCallAndTakesItBack() {
        PeerCall call = answered();
        CallId id = call.id();
        assertBothHear(id, call);

        call.hold();
        assertThat(phone.event(id, Held.class).by()).isEqualTo(By.REMOTE);
        assertBothHearNothing(id, call);

        call.resume();
        assertThat(phone.event(id, Resumed.class).by()).isEqualTo(By.REMOTE);
        assertBothHearAgain(id, call);
        phone.done(p -> p.hangUp(id));
        assertThat(phone.told(id))
                .containsExactly(RINGING, ACCEPTED, "phone:hold", "phone:resume", TERMINATED);
    }

    @Test
    void aCallThatThePhoneMadeIsHeldToo() {
        CallId id = phone.dial(Service.TONE.number());
        phone.event(id, Accepted.class);
        await(phone.hear(id, Ear.forTone(Service.TONE_HZ)).recognises(LONG));
        phone.done(p -> p.hold(id));
        phone.event(id, Held.class);
        await(phone.hear(id, Ear.forSilence()).recognises(LONG));
        phone.done(p -> p.resume(id));
        phone.event(id, Resumed.class);
        await(phone.hear(id, Ear.forTone(Service.TONE_HZ)).recognises(LONG));
    }

    @Test
    void aMutedPhoneIsSilentButHearsTheOtherSide() {
        PeerCall call = answered();
        CallId id = call.id();
        phone.speak(id, new Tone(500));
        call.speak(new Tone(900));
        await(call.hear(Ear.forTone(500)).recognises(LONG));

        phone.done(p -> p.mute(id));
        await(call.hear(Ear.forSilence()).recognises(LONG));
        await(phone.hear(id, Ear.forTone(900)).recognises(LONG));

        phone.done(p -> p.unmute(id));
        await(call.hear(Ear.forTone(500)).recognises(LONG));
        call.hangUp();
        assertThat(phone.told(id)).containsExactly(RINGING, ACCEPTED, TERMINATED);
    }

    @Test
    void aCallerWhoGivesUpIsAMissedCall() {
        PeerCall call = caller.call(Sandbox.PHONE);
        await(call.rung());
        call.hangUp();
        Cdr cdr = phone.event(call.id(), Terminated.class).cdr();
        assertThat(cdr.status()).isEqualTo(Cdr.Status.MISSED);
        assertThat(cdr.cause()).contains(HangUpCause.CANCELLED);
        assertThat(phone.told(call.id())).containsExactly(RINGING, TERMINATED);
    }

    @Test
    void aDeclinedCallerHearsBusy() {
        PeerCall call = caller.call(Sandbox.PHONE);
        await(call.rung());
        phone.done(p -> p.reject(call.id()));
        assertThat(await(call.ended()))
                .isEqualTo(new PeerCall.End(HangUpCause.BUSY, Optional.of(486)));
        assertThat(phone.event(call.id(), Terminated.class).cdr().cause())
                .contains(HangUpCause.DECLINED);
        assertThat(phone.told(call.id())).containsExactly(RINGING, TERMINATED);
    }

    @Test
    void anOutboundCallThatNobodyAnswersIsCancelled() {
        CallId id = phone.dial(Service.RINGING.number());
        phone.event(id, Ringing.class);
        phone.done(p -> p.hangUp(id));
        assertThat(phone.event(id, Terminated.class).cdr().status()).isEqualTo(Cdr.Status.MISSED);
        assertThat(phone.told(id)).containsExactly(RINGING, TERMINATED);
    }

    @ParameterizedTest
    @EnumSource
    void aNumberThatCannotBeReachedSaysWhy(Unreachable number) {
        CallId id = phone.dial(number.dialled);
        Cdr cdr = phone.event(id, Terminated.class).cdr();
        assertThat(cdr.cause()).contains(number.cause);
        assertThat(cdr.status()).isEqualTo(Cdr.Status.MISSED);
        assertThat(phone.told(id)).containsExactly(RINGING, TERMINATED);
    }

    enum Unreachable {
        BUSY(Service.BUSY.number(), HangUpCause.BUSY),
        NOT_THERE("999", HangUpCause.NO_SUCH_NUMBER);

        private final String dialled;
        private final HangUpCause cause;

        Unreachable(String dialled, HangUpCause cause) {
            this.dialled = dialled;
            this.cause = cause;
        }
    }

    @Test
    void twoInboundCallsAtOnceHaveAudioAndEventsOfTheirOwn() {
        PeerCall first = caller.call(Sandbox.PHONE);
        await(first.rung());
        phone.done(p -> p.answer(first.id()));
        phone.event(first.id(), Accepted.class);
        PeerCall second = caller.call(Sandbox.PHONE);
        await(second.rung());
        phone.done(p -> p.answer(second.id()));
        phone.event(second.id(), Accepted.class);
        assertThat(phone.ask(p -> p.snapshot()).calls()).hasSize(2);

        await(first.connected());
        await(second.connected());
        first.speak(new Tone(500));
        second.speak(new Tone(800));
        await(phone.hear(first.id(), Ear.forTone(500)).recognises(LONG));
        await(phone.hear(second.id(), Ear.forTone(800)).recognises(LONG));

        first.hangUp();
        assertThat(phone.told(first.id())).containsExactly(RINGING, ACCEPTED, TERMINATED);
        phone.done(p -> p.hangUp(second.id()));
        assertThat(phone.told(second.id())).containsExactly(RINGING, ACCEPTED, TERMINATED);
    }

    @Test
    void aWrongPasswordFailsTheRegistrationWithAReason() throws IOException {
        Account right = sandbox.account();
        Account wrong =
                new Account(
                        right.name(),
                        right.user(),
                        right.domain(),
                        right.authUser(),
                        new Secret("not it"),
                        right.servers(),
                        right.displayName());
        try (TriedPhone other = new TriedPhone(sandbox, wrong)) {
            Registration registration = other.registrationFailed().registration();
            assertThat(registration).isInstanceOf(Registration.Failed.class);
            assertThat(registration.toString()).contains("password").doesNotContain("not it");
        }
    }

    /** A call that was made to the phone, answered there and has audio. */
    private PeerCall answered() {
        PeerCall call = caller.call(Sandbox.PHONE);
        await(call.rung());
        phone.done(p -> p.answer(call.id()));
        phone.event(call.id(), Accepted.class);
        await(call.connected());
        return call;
    }

    private void assertBothHear(CallId id, PeerCall call) {
        phone.speak(id, new Tone(500));
        call.speak(new Tone(900));
        assertBothHearAgain(id, call);
    }

    private void assertBothHearAgain(CallId id, PeerCall call) {
        Ear here = phone.hear(id, Ear.forTone(900));
        Ear there = call.hear(Ear.forTone(500));
        await(here.recognises(LONG));
        await(there.recognises(LONG));
    }

    private void assertBothHearNothing(CallId id, PeerCall call) {
        Ear here = phone.hear(id, Ear.forSilence());
        Ear there = call.hear(Ear.forSilence());
        await(here.recognises(LONG));
        await(there.recognises(LONG));
    }
}
