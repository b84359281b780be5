package org.agent008.app.sandbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The numbers of the sandbox that do something. */
public enum Service {
    ECHO("600", "repeats what you say, half a second later"),
    TONE("601", "plays a tone of 425 Hz"),
    GREETING("602", "greets you"),
    BUSY("603", "is always busy"),
    RINGING("604", "rings and never answers"),
    CALLBACK("605", "declines, calls you back after 3 s and greets you");

    /** What {@link #TONE} plays. */
    public static final double TONE_HZ = 425;

    private static final Duration CALLBACK_AFTER = Duration.ofSeconds(3);

    private final String number;
    private final String text;

    Service(String number, String text) {
        this.number = number;
        this.text = text;
    }

    public String number() {
        return number;
    }

    /** What happens when one calls it, as the rest of a sentence. */
    public String text() {
        return text;
    }

    static Optional<Service> of(String number) {
        return Arrays.stream(values()).filter(s -> s.number.equals(number)).findFirst();
    }

    void take(PeerCall call, SandboxPeer peer) {
        switch (this) {
            case ECHO -> whenConnected(answered(call), () -> echo(call));
            case TONE -> whenConnected(answered(call), () -> call.speak(new Tone(TONE_HZ)));
            case GREETING -> whenConnected(answered(call), () -> call.speak(Clip.demo().once()));
            case BUSY -> call.reject(486);
            case RINGING -> call.ring();
            case CALLBACK -> {
                call.reject(486);
                CompletableFuture.delayedExecutor(CALLBACK_AFTER.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(() -> callBack(peer, call.from()));
            }
        }
    }

    private static void callBack(SandboxPeer peer, String number) {
        PeerCall call = peer.call(number);
        whenConnected(call.connected(), () -> call.speak(Clip.demo().once()));
    }

    private static CompletableFuture<Long> answered(PeerCall call) {
        call.ring();
        return call.answer();
    }

    private static void echo(PeerCall call) {
        Echo echo = new Echo();
        call.tap(echo);
        call.speak(echo);
    }

    /** A call that ends before has nothing to hear. */
    private static void whenConnected(CompletableFuture<Long> connected, Runnable script) {
        var _ = connected.thenRunAsync(script);
    }
}
