package org.agent008.app.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.agent008.app.sandbox.Deadline.Missed;
import org.agent008.domain.call.CallId;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.phone.CallSnapshot;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.phone.Phone;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.phone.Reply;
import org.agent008.domain.port.AudioDesk;
import org.agent008.domain.port.AudioDesk.Levels;
import org.agent008.domain.port.AudioDesk.Side;

/**
 * One call, end to end: the scripted caller rings, the phone answers, both speak until both were
 * heard, the phone hangs up, and a webhook receiver has been told of each step.
 */
final class DemoCall {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final double PHONE_HZ = 440;
    private static final Duration ENOUGH_TONE = Duration.ofSeconds(2);
    private static final Duration ENOUGH_SPEECH = Duration.ofSeconds(1);
    private static final List<String> CALL_EVENTS =
            List.of("phone:ringing", "phone:accepted", "phone:terminated");

    private final Mailbox mailbox;
    private final AudioDesk desk;
    private final SandboxPeer caller;
    private final Seen<WebhookReceiver.Received> webhooks;
    private final Progress out;
    private final Seen<Envelope> events = new Seen<>();

    DemoCall(
            Mailbox mailbox,
            AudioDesk desk,
            SandboxPeer caller,
            Seen<WebhookReceiver.Received> webhooks,
            Progress out) {
        this.mailbox = mailbox;
        this.desk = desk;
        this.caller = caller;
        this.webhooks = webhooks;
        this.out = out;
    }

    /**
     * Makes the call.
     *
     * @throws Missed where something that belongs to a call did not happen
     */
    DemoReport run() throws Missed, InterruptedException {
        Clip clip = Clip.demo();
        registered();
        PeerCall call = caller.call(Sandbox.PHONE);
        CallId id = call.id();
        long rung = Deadline.await("the phone rings", call.rung(), LIMIT);
        Duration invited = Duration.ofNanos(rung - call.sent());
        out.step("the scripted caller " + Sandbox.CALLER + " rings the phone");

        long answer = System.nanoTime();
        wish("the phone answers", phone -> phone.answer(id));
        event("the phone answers", id, CallEvent.Accepted.class);
        Ear phoneEar = Ear.forSound();
        desk.tap(id, Side.REMOTE, phoneEar);
        desk.speak(id, new Tone(PHONE_HZ));
        long connected = Deadline.await("audio connects", call.connected(), LIMIT);
        out.step("answered; the caller greets, the phone sings");
        Ear callerEar = call.hear(Ear.forTone(PHONE_HZ));
        call.speak(clip.once());

        Deadline.await(
                "the caller hears the phone's tone", callerEar.recognises(ENOUGH_TONE), LIMIT);
        Deadline.await(
                "the phone hears the caller speak", phoneEar.recognises(ENOUGH_SPEECH), LIMIT);
        Deadline.await(
                "the caller hears the phone to the end",
                callerEar.recognises(clip.length()),
                LIMIT);
        Levels levels =
                desk.levels(id).orElseThrow(() -> new IllegalStateException("the line is gone"));

        wish("the phone hangs up", phone -> phone.hangUp(id));
        Deadline.await("the caller sees the hang-up", call.ended(), LIMIT);
        out.step("the phone hung up");
        return new DemoReport(
                told(id),
                new DemoReport.Heard("speech", phoneEar.recognised(), phoneEar.loudest()),
                new DemoReport.Heard(
                        "tone of %.0f Hz".formatted(PHONE_HZ),
                        callerEar.recognised(),
                        callerEar.loudest()),
                levels,
                invited,
                Duration.ofNanos(connected - answer),
                Duration.ofNanos(callerEar.first().join() - answer));
    }

    private void registered() throws Missed, InterruptedException {
        CompletableFuture<Void> registered = new CompletableFuture<>();
        Deadline.await(
                "the phone replies",
                mailbox.ask(phone -> {
                    phone.onEvent(events::add);
                    phone.onChange(() -> look(phone, registered));
                    look(phone, registered);
                    return phone.snapshot();
                }),
                LIMIT);
        Deadline.await("the phone registers", registered, LIMIT);
        out.step("the phone is registered as " + Sandbox.PHONE);
        Deadline.await("the scripted caller registers", caller.registered(), LIMIT);
    }

    private static void look(Phone phone, CompletableFuture<Void> registered) {
        switch (phone.snapshot().registration()) {
            case Registration.Registered() -> registered.complete(null);
            case Registration.Failed(String reason) ->
                    registered.completeExceptionally(new IllegalStateException(reason));
            case Registration.Offline(), Registration.Connecting(), Registration.Lost _ -> {}
        }
    }

    private void wish(String what, Function<Phone, Reply<CallSnapshot>> wish)
            throws Missed, InterruptedException {
        CompletableFuture<CallSnapshot> done =
                mailbox.ask(wish)
                        .thenApply(reply ->
                                switch (reply) {
                                    case Reply.Done<CallSnapshot>(var call) -> call;
                                    case Reply.Refused<CallSnapshot>(_, String why) ->
                                            throw new IllegalStateException(why);
                                });
        Deadline.await(what, done, LIMIT);
    }

    private void event(String what, CallId id, Class<? extends CallEvent> type)
            throws Missed, InterruptedException {
        Deadline.await(
                what,
                events.first(
                        e -> type.isInstance(e.event()) && type.cast(e.event()).call().equals(id)),
                LIMIT);
    }

    /** All three events of the call arrived and are genuine; the newest CDR is returned. */
    private JsonNode told(CallId id) throws Missed, InterruptedException {
        JsonNode cdr = MissingNode.getInstance();
        for (String type : CALL_EVENTS) {
            WebhookReceiver.Received event =
                    Deadline.await(
                            "the webhook receiver gets " + type,
                            webhooks.first(r -> r.type().equals(type) && r.isOf(id)),
                            LIMIT);
            if (!event.genuine()) {
                throw new Missed(type + " reached the webhook receiver, but " + event.fault());
            }
            cdr = event.cdr();
        }
        return cdr;
    }
}
