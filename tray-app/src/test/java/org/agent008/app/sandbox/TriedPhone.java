package org.agent008.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.agent008.app.AppOptions;
import org.agent008.app.CompositionRoot;
import org.agent008.domain.call.CallId;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.event.PhoneEvent;
import org.agent008.domain.event.RegistrationChanged;
import org.agent008.domain.phone.DialRequest;
import org.agent008.domain.phone.Phone;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.phone.Reply;
import org.agent008.domain.port.AudioDesk.FrameSource;
import org.agent008.domain.port.AudioDesk.Side;
import org.agent008.domain.settings.Account;
import org.agent008.domain.settings.RecordingSettings;

/** The whole phone, with all its adapters, in the sandbox, and what a webhook receiver gets. */
final class TriedPhone implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final TemporaryHome home = new TemporaryHome();
    private final Seen<WebhookReceiver.Received> webhooks = new Seen<>();
    private final WebhookReceiver receiver = new WebhookReceiver(webhooks::add);
    private final Seen<Envelope> events = new Seen<>();
    private final CompositionRoot phone;

    TriedPhone(Sandbox sandbox, Account account) throws IOException {
        this(sandbox, account, RecordingSettings.OFF);
    }

    TriedPhone(Sandbox sandbox, Account account, RecordingSettings recording) throws IOException {
        phone =
                CompositionRoot.start(
                        sandbox.settings(List.of(receiver.endpoint()), 4).toBuilder()
                                .account(Optional.of(account))
                                .recording(recording)
                                .build(),
                        AppOptions.in(home.dataDir(), home.runtimeDir())
                                .withCallers(sandbox.scripts()));
        ask(p -> {
            p.onEvent(events::add);
            return p.snapshot();
        });
    }

    /** Asks the phone on its mailbox. */
    <T> T ask(Function<Phone, T> wish) {
        return await(phone.mailbox().ask(wish));
    }

    /** Asks for something that the phone must not refuse. */
    <T> T done(Function<Phone, Reply<T>> wish) {
        return switch (ask(wish)) {
            case Reply.Done<T>(T value) -> value;
            case Reply.Refused<T>(var why, String text) -> throw new AssertionError(why + text);
        };
    }

    /** Tells scripts where the phone is. */
    Path apiJson() throws IOException {
        return home.runtimeDir().resolve("api.json");
    }

    /** What scripts have as {@code XDG_RUNTIME_DIR}. */
    Path sessionDir() {
        return home.sessionDir();
    }

    CallId dial(String number) {
        return done(p -> p.dial(DialRequest.to(number))).cdr().id();
    }

    void registered() {
        CompletableFuture<Void> registered = new CompletableFuture<>();
        ask(p -> {
            Runnable look =
                    () -> {
                        if (p.snapshot().registration() instanceof Registration.Registered) {
                            registered.complete(null);
                        }
                    };
            p.onChange(look);
            look.run();
            return p.snapshot();
        });
        await(registered);
    }

    <E extends CallEvent> E event(CallId id, Class<E> type) {
        PhoneEvent event =
                await(
                                events.first(e ->
                                        type.isInstance(e.event())
                                                && type.cast(e.event()).call().equals(id)))
                        .event();
        return type.cast(event);
    }

    RegistrationChanged registrationFailed() {
        return (RegistrationChanged)
                await(
                                events.first(e ->
                                        e.event() instanceof RegistrationChanged r
                                                && r.registration() instanceof Registration.Failed))
                        .event();
    }

    Ear hear(CallId id, Ear ear) {
        phone.desk().tap(id, Side.REMOTE, ear);
        return ear;
    }

    void speak(CallId id, FrameSource voice) {
        phone.desk().speak(id, voice);
    }

    /** What a webhook receiver got of one event of a call. */
    JsonNode sent(CallId id, String type) {
        return await(webhooks.first(r -> r.isOf(id) && r.type().equals(type))).body().path("data");
    }

    /** The types of all events of a call, once its last has arrived, each signed. */
    List<String> told(CallId id) {
        await(webhooks.first(r -> r.isOf(id) && r.type().equals("phone:terminated")));
        List<WebhookReceiver.Received> all =
                webhooks.all().stream().filter(r -> r.isOf(id)).toList();
        assertThat(all).allMatch(WebhookReceiver.Received::genuine);
        return all.stream().map(WebhookReceiver.Received::type).toList();
    }

    static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        phone.close();
        receiver.close();
        home.close();
    }
}
