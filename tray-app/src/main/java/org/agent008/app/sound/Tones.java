package org.agent008.app.sound;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.CallState;
import org.agent008.domain.call.Direction;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.event.PhoneEvent;
import org.agent008.domain.event.RegistrationChanged;
import org.agent008.domain.phone.CallSnapshot;
import org.agent008.domain.phone.PhoneSnapshot;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.port.AudioDesk.Tap;

/**
 * Decides what the person hears beside the calls: one tone for as long as the phone's state calls
 * for it, and one at a time for what has just happened. For the phone's thread.
 */
final class Tones {
    private final Function<PhoneTone, Tap> player;
    private Optional<PhoneTone> standing = Optional.empty();
    private Tap standingTap = () -> {};
    private Tap announcement = () -> {};
    private Set<CallId> told = Set.of();
    private boolean talking;

    /**
     * @param player begins a tone and says how to end it
     */
    Tones(Function<PhoneTone, Tap> player) {
        this.player = player;
    }

    /** The phone has changed. */
    void look(PhoneSnapshot phone) {
        List<CallSnapshot> calls = phone.calls();
        talking = calls.stream().anyMatch(Tones::isTalking);
        Optional<PhoneTone> next = standing(calls);
        if (!next.equals(standing)) {
            standing = next;
            standingTap.close();
            next.ifPresent(_ -> announcement.close());
            standingTap = next.map(player).orElse(() -> {});
        }
        Set<CallId> autoAnswered =
                calls.stream()
                        .filter(call -> call.autoAnswered() && isTalking(call))
                        .map(call -> call.cdr().id())
                        .collect(Collectors.toUnmodifiableSet());
        if (!told.containsAll(autoAnswered)) {
            announce(PhoneTone.AUTO_ANSWERED);
        }
        told = autoAnswered;
    }

    private static boolean isTalking(CallSnapshot call) {
        return call.state() instanceof CallState.Active && !call.held();
    }

    private static boolean isPlaced(CallSnapshot call) {
        return call.cdr().direction() == Direction.OUTBOUND
                && (call.state() instanceof CallState.Dialing
                        || call.state() instanceof CallState.Ringing);
    }

    private Optional<PhoneTone> standing(List<CallSnapshot> calls) {
        boolean engaged = talking || calls.stream().anyMatch(Tones::isPlaced);
        boolean called =
                calls.stream()
                        .anyMatch(call ->
                                call.cdr().direction() == Direction.INBOUND
                                        && call.state() instanceof CallState.Ringing);
        if (called) {
            return Optional.of(engaged ? PhoneTone.CALL_WAITING : PhoneTone.RING);
        }
        boolean ringsThere =
                calls.stream()
                        .anyMatch(call ->
                                isPlaced(call)
                                        && call.state() instanceof CallState.Ringing
                                        && !call.earlyMedia());
        return ringsThere && !talking ? Optional.of(PhoneTone.RING_BACK) : Optional.empty();
    }

    /** Something has happened to the phone. */
    void hear(PhoneEvent event) {
        switch (event) {
            case CallEvent.Terminated(Cdr cdr) -> end(cdr).ifPresent(this::announce);
            case RegistrationChanged(var _, Registration.Lost _) when talking ->
                    announce(PhoneTone.NETWORK_LOST);
            default -> {
                // the rest is seen, not heard
            }
        }
    }

    private static Optional<PhoneTone> end(Cdr cdr) {
        HangUpCause cause = cdr.cause().orElse(HangUpCause.HUNG_UP);
        boolean answered = cdr.status() == Cdr.Status.ANSWERED;
        if (!answered && cdr.direction() == Direction.INBOUND) {
            return Optional.empty();
        }
        return switch (cause) {
            case HUNG_UP, CANCELLED, ANSWERED_ELSEWHERE, SHUT_DOWN, CRASHED -> Optional.empty();
            case REMOTE_HUNG_UP -> Optional.of(PhoneTone.OVER);
            case BUSY, DECLINED, NO_ANSWER -> Optional.of(PhoneTone.BUSY);
            default -> Optional.of(answered ? PhoneTone.NETWORK_LOST : PhoneTone.CONGESTION);
        };
    }

    private void announce(PhoneTone tone) {
        announcement.close();
        announcement = player.apply(tone);
    }
}
