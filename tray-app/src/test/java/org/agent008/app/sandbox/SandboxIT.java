package org.agent008.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.agent008.domain.call.HangUpCause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sandbox with a peer in the phone's place: real SIP, DTLS-SRTP and Opus in one JVM. */
class SandboxIT {
    private final Sandbox sandbox = Sandbox.start();
    private final BlockingQueue<PeerCall> incoming = new LinkedBlockingQueue<>();
    private final SandboxPeer phone = sandbox.peer(Sandbox.PHONE, incoming::add);

    @BeforeEach
    void register() {
        phone.registered().join();
        sandbox.caller().registered().join();
    }

    @AfterEach
    void close() {
        phone.close();
        sandbox.close();
    }

    @Test
    void toneNumberPlaysItsTone() {
        PeerCall call = phone.call(Service.TONE.number());
        call.connected().join();
        Ear ear = call.hear(Ear.forTone(Service.TONE_HZ));
        within(ear.recognises(Duration.ofSeconds(1)));
        call.hangUp();
        assertThat(call.ended().join().cause()).isEqualTo(HangUpCause.HUNG_UP);
    }

    @Test
    void echoNumberGivesBackWhatItHears() {
        PeerCall call = phone.call(Service.ECHO.number());
        call.connected().join();
        Ear ear = call.hear(Ear.forTone(700));
        call.speak(new Tone(700));
        within(ear.recognises(Duration.ofSeconds(1)));
        call.hangUp();
    }

    @Test
    void bothEndsHearTheTonesOfTheOther() throws Exception {
        PeerCall outbound = sandbox.caller().call(Sandbox.PHONE);
        PeerCall inbound = next();
        assertThat(inbound.from()).isEqualTo(Sandbox.CALLER);
        inbound.ring();
        outbound.rung().join();
        CompletableFuture.allOf(inbound.answer(), outbound.connected()).join();
        Ear caller = outbound.hear(Ear.forTone(500));
        Ear phoneEar = inbound.hear(Ear.forTone(900));
        outbound.speak(new Tone(900));
        inbound.speak(new Tone(500));
        within(caller.recognises(Duration.ofSeconds(2)));
        within(phoneEar.recognises(Duration.ofSeconds(2)));
        inbound.hangUp();
        assertThat(outbound.ended().join().cause()).isEqualTo(HangUpCause.REMOTE_HUNG_UP);
    }

    @Test
    void aCallerWhoGivesUpIsMissed() throws Exception {
        PeerCall outbound = sandbox.caller().call(Sandbox.PHONE);
        PeerCall inbound = next();
        inbound.ring();
        outbound.rung().join();
        outbound.hangUp();
        assertThat(inbound.ended().join().cause()).isEqualTo(HangUpCause.CANCELLED);
    }

    @Test
    void aBusyNumberAndOneThatIsNotThereSaySo() {
        assertThat(phone.call(Service.BUSY.number()).ended().join())
                .isEqualTo(new PeerCall.End(HangUpCause.BUSY, Optional.of(486)));
        assertThat(phone.call("999").ended().join())
                .isEqualTo(new PeerCall.End(HangUpCause.NO_SUCH_NUMBER, Optional.of(404)));
    }

    @Test
    void theCallbackNumberRingsBackAndGreets() throws Exception {
        assertThat(phone.call(Service.CALLBACK.number()).ended().join().cause())
                .isEqualTo(HangUpCause.BUSY);
        PeerCall back = next();
        back.answer().join();
        within(back.hear(Ear.forSound()).recognises(Duration.ofSeconds(1)));
        back.hangUp();
    }

    private PeerCall next() throws InterruptedException {
        PeerCall call = incoming.poll(20, TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("nobody called");
        }
        return call;
    }

    private static void within(CompletableFuture<Void> future) {
        future.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
