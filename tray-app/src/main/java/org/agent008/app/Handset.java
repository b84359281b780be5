package org.agent008.app;

import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.agent008.adapter.webrtc.SoundCard;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.CallState;
import org.agent008.domain.call.Direction;
import org.agent008.domain.phone.CallSnapshot;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.phone.PhoneSnapshot;

/**
 * The person's ears and mouth: the sound card, in one call at a time. That is the active call that
 * is not held, the one answered last where there are several; else the one that is being placed,
 * for what the far end plays before it answers.
 */
final class Handset {
    private Handset() {}

    /** From now on the person is in the call that the phone's state tells. */
    static void follow(Mailbox mailbox, SoundCard card) {
        follow(mailbox, card::talk);
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
                .flatMap(Handset::turn)
                .reduce((a, b) -> a.since().isAfter(b.since()) ? a : b)
                .map(Turn::call)
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A call that could have the sound card; the latest has it. */
    private record Turn(CallId call, Instant since) {}

    private static Stream<Turn> turn(CallSnapshot call) {
        CallId id = call.cdr().id();
        return switch (call.state()) {
            case CallState.Active(Instant since) when !call.held() ->
                    Stream.of(new Turn(id, since));
            case CallState.Dialing _, CallState.Ringing _
                    when call.cdr().direction() == Direction.OUTBOUND ->
                    Stream.of(new Turn(id, Instant.MIN));
            case CallState.Active _, CallState.Dialing _, CallState.Ringing _ -> Stream.empty();
            case CallState.Answering _, CallState.Ended _ -> Stream.empty();
        };
    }
}
