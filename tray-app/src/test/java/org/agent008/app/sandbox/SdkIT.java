package org.agent008.app.sandbox;

import static org.agent008.app.sandbox.TriedPhone.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.agent008.sdk.Call;
import org.agent008.sdk.PhoneEvent;
import org.agent008.sdk.Softphone;
import org.agent008.sdk.SoftphoneException;
import org.agent008.sdk.wire.Cause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The SDK against the whole phone: SIP, audio, journal and API, in one JVM. */
class SdkIT {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Sandbox sandbox = Sandbox.start();
    private final TriedPhone phone = new TriedPhone(sandbox, sandbox.account());
    private final Softphone script;

    SdkIT() throws IOException {
        script = Softphone.connect(phone.apiJson());
    }

    @BeforeEach
    void register() {
        phone.registered();
        await(sandbox.caller().registered());
    }

    @AfterEach
    void close() {
        script.close();
        phone.close();
        sandbox.close();
    }

    @Test
    void aScriptAnswersHoldsMutesAndHandsTheCallOn() {
        CompletableFuture<Call> served = new CompletableFuture<>();
        CompletableFuture<PhoneEvent.Held> held = new CompletableFuture<>();
        CompletableFuture<PhoneEvent.Resumed> resumed = new CompletableFuture<>();
        script.onEvent(event -> {
            switch (event) {
                case PhoneEvent.Held h -> held.complete(h);
                case PhoneEvent.Resumed r -> resumed.complete(r);
                default -> {}
            }
        });
        script.onIncoming(call -> {
            call.answer();
            served.complete(call);
        });
        PeerCall caller = sandbox.caller().call(Sandbox.PHONE);
        await(caller.connected());
        Call call = await(served);
        assertThat(call.from()).isEqualTo(Sandbox.CALLER);
        assertThat(call.state()).isEqualTo(Call.State.ACTIVE);
        assertThat(script.calls()).containsExactly(call);

        call.mute();
        assertThat(call.snapshot().muted()).isTrue();
        call.unmute();
        call.hold();
        assertThat(await(held).by()).isEqualTo(PhoneEvent.By.LOCAL);
        assertThat(call.snapshot().held()).isTrue();
        call.resume();
        assertThat(await(resumed).call()).isEqualTo(call.id());

        call.transferTo(Service.TONE.number());
        assertThat(call.awaitEnd(LONG))
                .hasValueSatisfying(cdr -> {
                    assertThat(cdr.cause()).extracting(Cause::code).isEqualTo("transferred");
                    assertThat(cdr.transferredTo()).isEqualTo(Service.TONE.number());
                });
        assertThat(script.calls()).isEmpty();
        assertThat(script.history(Sandbox.CALLER)).hasSize(1);
    }

    @Test
    void aScriptCallsAndIsToldWhatThePhoneRefuses() {
        Call call = script.dial(Service.TONE.number());
        assertThat(call.isInbound()).isFalse();
        assertThat(call.awaitAnswered(LONG)).isTrue();
        assertThatThrownBy(() -> call.press("x"))
                .isInstanceOfSatisfying(
                        SoftphoneException.class,
                        e -> assertThat(e.type()).isEqualTo("urn:agent008:problem:bad-digits"))
                .hasMessageContaining("0-9");
        call.hangUp();
        assertThat(call.awaitEnd().status()).isEqualTo("answered");

        Call busy = script.dial(Service.BUSY.number());
        assertThat(busy.awaitAnswered(LONG)).isFalse();
        assertThat(busy.awaitEnd().cause()).extracting(Cause::code).isEqualTo("busy");
    }

    @Test
    void theStatusIsReadAndChanged() {
        assertThat(script.status().registration().state()).isEqualTo("registered");
        List<String> statuses =
                script.status().statuses().stream().map(status -> status.value()).toList();
        String other =
                statuses.stream()
                        .filter(s -> !s.equals(script.status().status()))
                        .findFirst()
                        .orElseThrow();
        assertThat(script.setStatus(other).status()).isEqualTo(other);
        assertThat(script.contacts("nobody")).isEmpty();
    }
}
