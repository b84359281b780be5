package org.agent008.app;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.agent008.adapter.webrtc.SoundCard;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.CallState;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.phone.PhoneSnapshot;
import org.agent008.domain.port.AudioDesk;

/** The person's ears and mouth: the sound card, in the calls that are active. */
public final class Handset implements AutoCloseable {
    private final SoundCard card;

    private Handset(SoundCard card) {
        this.card = card;
    }

    /**
     * From now until {@link #close} active calls are heard and spoken into; does without where
     * there is no sound server.
     */
    public static Handset start(Mailbox mailbox, AudioDesk desk) {
        SoundCard card = new SoundCard(desk);
        follow(mailbox, card::talk);
        return new Handset(card);
    }

    /** Tells which calls are active, now and after each change, on the phone's thread. */
    static void follow(Mailbox mailbox, Consumer<Set<CallId>> talk) {
        var _ =
                mailbox.ask(phone -> {
                    phone.onChange(() -> talk.accept(active(phone.snapshot())));
                    talk.accept(active(phone.snapshot()));
                    return phone;
                });
    }

    private static Set<CallId> active(PhoneSnapshot phone) {
        return phone.calls().stream()
                .filter(call -> call.state() instanceof CallState.Active)
                .map(call -> call.cdr().id())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void close() {
        card.close();
    }
}
