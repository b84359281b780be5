package org.agent008.domain.phone;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.agent008.domain.call.By;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.call.Outcome;
import org.agent008.domain.event.CallEvent;
import org.agent008.domain.phone.Reply.Done;
import org.agent008.domain.port.Media.MediaException;
import org.agent008.domain.port.Scheduler.Cancellable;

/** The calls that are alive, how they end, and how what happens to them is told. */
final class Legs {
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int TEMPORARILY_UNAVAILABLE = 480;
    private static final int BUSY_HERE = 486;
    private static final int NOT_ACCEPTABLE_HERE = 488;
    private static final int SERVER_INTERNAL_ERROR = 500;

    private final PhonePorts ports;
    private final Announcer announcer;
    private final Runnable changed;
    private final Map<CallId, Leg> legs = new LinkedHashMap<>();
    private Cancellable heartbeat = () -> {};
    private BiConsumer<Leg, HangUpCause> onEnd = (_, _) -> {};
    private long turns;
    private Runnable onBeat = () -> {};

    Legs(PhonePorts ports, Announcer announcer, Runnable changed) {
        this.ports = ports;
        this.announcer = announcer;
        this.changed = changed;
    }

    /** What else to do every five seconds while calls are up. */
    void onBeat(Runnable task) {
        onBeat = task;
    }

    List<Leg> all() {
        return List.copyOf(legs.values());
    }

    int count() {
        return legs.size();
    }

    Optional<Leg> find(CallId id) {
        return Optional.ofNullable(legs.get(id));
    }

    Reply<CallSnapshot> with(CallId id, Function<Leg, Reply<CallSnapshot>> wish) {
        return find(id).map(wish).orElseGet(() -> Refusals.noSuchCall(id));
    }

    boolean alive(Leg leg) {
        return legs.get(leg.id()) == leg;
    }

    Leg add(Leg leg) {
        if (legs.isEmpty()) {
            beat();
        }
        legs.put(leg.id(), leg);
        return leg;
    }

    /** This call has the person from now on. */
    void turnTo(Leg leg) {
        leg.turn = ++turns;
    }

    /** Whether the person is in this call: of those not held, the one that had its turn last. */
    boolean isForeground(Leg leg) {
        return legs.values().stream()
                .filter(each -> each.turn > 0 && !each.wantsHold)
                .max(Comparator.comparingLong(each -> each.turn))
                .filter(leg::equals)
                .isPresent();
    }

    /**
     * While calls are up, notes now and then that the phone is alive: after a crash their length is
     * known to some seconds.
     */
    private void beat() {
        ports.journal().alive(ports.clock().instant());
        heartbeat = ports.scheduler().after(HEARTBEAT, this::beat);
        onBeat.run();
    }

    /** Ends a call from this side: SIP is told as the call's state demands. */
    Reply<CallSnapshot> drop(Leg leg, HangUpCause why) {
        if (leg.inbound() && !leg.active()) {
            ports.signaling().reject(leg.id(), refusal(why));
        } else if (leg.inbound() || leg.invited) {
            ports.signaling().hangUp(leg.id());
        }
        end(leg, why);
        return new Done<>(snapshot(leg));
    }

    /** What the caller hears of a call that we do not take. */
    private static int refusal(HangUpCause why) {
        return switch (why) {
            case MEDIA_REFUSED -> NOT_ACCEPTABLE_HERE;
            case MEDIA_FAILED -> SERVER_INTERNAL_ERROR;
            case SHUT_DOWN -> TEMPORARILY_UNAVAILABLE;
            default -> BUSY_HERE;
        };
    }

    /** Ends a call that SIP knows to be over. */
    void end(Leg leg, HangUpCause why) {
        legs.remove(leg.id());
        leg.autoAnswer.cancel();
        if (legs.isEmpty()) {
            heartbeat.cancel();
        }
        leg.handover.ifPresent(handover -> handover.patience.cancel());
        ports.media().close(leg.id());
        tell(leg.call.end(why));
        onEnd.accept(leg, why);
    }

    /** Who else has to know of each end. */
    void onEnd(BiConsumer<Leg, HangUpCause> listener) {
        onEnd = listener;
    }

    void tell(Outcome outcome) {
        if (outcome instanceof Outcome.Moved(List<CallEvent> events) && !events.isEmpty()) {
            announcer.tell(events);
            changed.run();
        }
    }

    CompletionStage<Void> tell(List<CallEvent> events) {
        return announcer.tell(events);
    }

    void changed() {
        changed.run();
    }

    /**
     * Goes on with a call when a slow port has answered; a failure ends the call; where it ended
     * meanwhile its line is closed.
     */
    <T> void later(CompletionStage<T> stage, Leg leg, Consumer<T> then) {
        onMailbox(
                stage,
                (value, fault) -> {
                    if (!alive(leg)) {
                        ports.media().close(leg.id());
                    } else if (fault.isPresent()) {
                        drop(leg, causeOf(fault.get()));
                    } else {
                        then.accept(value);
                    }
                });
    }

    private static HangUpCause causeOf(Throwable fault) {
        Throwable cause = fault instanceof CompletionException wrapped ? wrapped.getCause() : fault;
        return cause instanceof MediaException media && media.isRefused()
                ? HangUpCause.MEDIA_REFUSED
                : HangUpCause.MEDIA_FAILED;
    }

    <T> void onMailbox(CompletionStage<T> stage, BiConsumer<T, Optional<Throwable>> then) {
        var _ =
                stage.whenCompleteAsync(
                        (value, fault) -> then.accept(value, Optional.ofNullable(fault)),
                        ports.mailbox());
    }

    CallSnapshot snapshot(Leg leg) {
        return new CallSnapshot(
                leg.call.cdr(),
                leg.call.state(),
                leg.muted,
                leg.call.isHeld(By.LOCAL),
                leg.call.isHeld(By.REMOTE),
                leg.autoAnswered,
                leg.earlyMedia && !leg.active(),
                isForeground(leg),
                leg.transfer(),
                leg.problem,
                ports.clock().instant());
    }
}
