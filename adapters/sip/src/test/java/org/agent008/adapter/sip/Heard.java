package org.agent008.adapter.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.agent008.domain.call.CallId;
import org.agent008.domain.call.HangUpCause;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.port.Signaling.Invited;
import org.agent008.domain.port.Signaling.Referral;
import org.agent008.domain.port.Signaling.Signals;

/** Keeps what SIP told, in order. */
final class Heard implements Signals {
    sealed interface Signal {
        record Registered(Registration registration) implements Signal {}

        record Incoming(Invited invited) implements Signal {}

        record Progress(CallId id, Optional<String> sdp) implements Signal {}

        record Answered(CallId id, String sdp) implements Signal {}

        record Confirmed(CallId id, Optional<String> sdp) implements Signal {}

        record Reinvited(CallId id, String offer) implements Signal {}

        record ReinviteAnswered(CallId id, String sdp) implements Signal {}

        record ReinviteRefused(CallId id, int status) implements Signal {}

        record NetworkChanged() implements Signal {}

        record Key(CallId id, char digit) implements Signal {}

        record KeyRefused(CallId id, int status) implements Signal {}

        record Referred(CallId id, Referral referral) implements Signal {}

        record ReferRefused(CallId id, int status) implements Signal {}

        record ReferProgress(CallId id, int status) implements Signal {}

        record Ended(CallId id, HangUpCause cause, Optional<Integer> status) implements Signal {}
    }

    private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final List<Signal> held = new ArrayList<>();

    <T> T next(Class<T> type) throws InterruptedException {
        for (Signal signal : held) {
            if (type.isInstance(signal)) {
                held.remove(signal);
                return type.cast(signal);
            }
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            Signal signal = signals.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (signal == null) {
                throw new AssertionError("no " + type.getSimpleName() + " but " + held);
            }
            if (type.isInstance(signal)) {
                return type.cast(signal);
            }
            held.add(signal);
        }
    }

    <R extends Registration> R registration(Class<R> type) throws InterruptedException {
        while (true) {
            Registration told = next(Signal.Registered.class).registration();
            if (type.isInstance(told)) {
                return type.cast(told);
            }
        }
    }

    /** What was told and not asked for. */
    List<Signal> rest() {
        signals.drainTo(held);
        return List.copyOf(held);
    }

    @Override
    public void onRegistration(Registration registration) {
        signals.add(new Signal.Registered(registration));
    }

    @Override
    public void onInvited(Invited invited) {
        signals.add(new Signal.Incoming(invited));
    }

    @Override
    public void onProgress(CallId id, Optional<String> earlySdp) {
        signals.add(new Signal.Progress(id, earlySdp));
    }

    @Override
    public void onAnswered(CallId id, String sdp) {
        signals.add(new Signal.Answered(id, sdp));
    }

    @Override
    public void onConfirmed(CallId id, Optional<String> sdp) {
        signals.add(new Signal.Confirmed(id, sdp));
    }

    @Override
    public void onReinvited(CallId id, String offer) {
        signals.add(new Signal.Reinvited(id, offer));
    }

    @Override
    public void onReinviteAnswered(CallId id, String sdp) {
        signals.add(new Signal.ReinviteAnswered(id, sdp));
    }

    @Override
    public void onReinviteRefused(CallId id, int status) {
        signals.add(new Signal.ReinviteRefused(id, status));
    }

    @Override
    public void onNetworkChanged() {
        signals.add(new Signal.NetworkChanged());
    }

    @Override
    public void onDtmf(CallId id, char digit) {
        signals.add(new Signal.Key(id, digit));
    }

    @Override
    public void onDtmfRefused(CallId id, int status) {
        signals.add(new Signal.KeyRefused(id, status));
    }

    @Override
    public void onReferred(CallId id, Referral referral) {
        signals.add(new Signal.Referred(id, referral));
    }

    @Override
    public void onReferRefused(CallId id, int status) {
        signals.add(new Signal.ReferRefused(id, status));
    }

    @Override
    public void onReferProgress(CallId id, int status) {
        signals.add(new Signal.ReferProgress(id, status));
    }

    @Override
    public void onEnded(CallId id, HangUpCause cause, Optional<Integer> status) {
        signals.add(new Signal.Ended(id, cause, status));
    }
}
