package org.agent008.app.sound;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.agent008.adapter.webrtc.SoundCard;
import org.agent008.domain.call.CallId;
import org.agent008.domain.phone.CallSnapshot;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.phone.PhoneSnapshot;
import org.agent008.domain.port.AudioDesk.Tap;

/**
 * The person's ears and mouth: the sound card, in the call that the person is in, and the tones.
 */
public final class Handset {
    private Handset() {}

    /** From now on the person is in the call, and hears the tones, that the phone calls for. */
    public static void follow(Mailbox mailbox, SoundCard card) {
        follow(mailbox, card::talk);
        Tones tones = new Tones(tone -> play(card, tone));
        var _ =
                mailbox.ask(phone -> {
                    phone.onEvent(told -> tones.hear(told.event()));
                    phone.onChange(() -> tones.look(phone.snapshot()));
                    tones.look(phone.snapshot());
                    return phone;
                });
    }

    private static Tap play(SoundCard card, PhoneTone tone) {
        return tone == PhoneTone.RING ? card.ring(tone.begin()) : card.play(tone.begin());
    }

    /** Tells which call the person is in, now and after each change, on the phone's thread. */
    static void follow(Mailbox mailbox, Consumer<Set<CallId>> talk) {
        var _ =
                mailbox.ask(phone -> {
                    Runnable look = () -> talk.accept(current(phone.snapshot()));
                    phone.onChange(look);
                    look.run();
                    return phone;
                });
    }

    private static Set<CallId> current(PhoneSnapshot phone) {
        return phone.calls().stream()
                .filter(CallSnapshot::foreground)
                .map(call -> call.cdr().id())
                .collect(Collectors.toUnmodifiableSet());
    }
}
