package org.agent008.domain.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.agent008.domain.call.CallId;
import org.agent008.domain.port.Media;
import org.jspecify.annotations.Nullable;

/** Media whose answers come at once, or when the test says so after {@link #hold()}. */
public final class FakeMedia implements Media {
    public final Set<CallId> open = new LinkedHashSet<>();
    public final Set<CallId> muted = new LinkedHashSet<>();
    public final Map<CallId, Duration> silent = new HashMap<>();
    public final List<String> taken = new ArrayList<>();
    private final Map<CallId, CompletableFuture<String>> held = new HashMap<>();

    /** Whether calls have agreed on telephone-events. */
    public boolean events = true;

    private boolean holding;
    private @Nullable MediaSignals signals;

    /** From now on offers and answers wait for {@link #release} or {@link #fail}. */
    public void hold() {
        holding = true;
    }

    public void release(CallId id) {
        held(id).complete("local-" + id);
    }

    public void fail(CallId id) {
        held(id).completeExceptionally(MediaException.refused("The other side offers plain RTP."));
    }

    /** This phone is at fault. */
    public void failHere(CallId id) {
        held(id).completeExceptionally(new MediaException("No network."));
    }

    public Set<CallId> waiting() {
        return Set.copyOf(held.keySet());
    }

    public MediaSignals signals() {
        return Optional.ofNullable(signals)
                .orElseThrow(() -> new IllegalStateException("nobody listens"));
    }

    @Override
    public CompletionStage<String> offer(CallId id) {
        return local(id);
    }

    @Override
    public CompletionStage<String> answer(CallId id, String offer) {
        return offer.equals("garbage") ? garbage() : local(id);
    }

    @Override
    public CompletionStage<Void> accept(CallId id, String answer, boolean provisional) {
        taken.add(answer);
        return answer.equals("garbage") ? garbage() : CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<String> reoffer(CallId id, boolean hold) {
        taken.add(hold ? "offer hold" : "offer resume");
        return local(id);
    }

    @Override
    public CompletionStage<String> renew(CallId id, boolean hold) {
        taken.add(hold ? "renew hold" : "renew");
        return local(id);
    }

    @Override
    public Duration silence(CallId id) {
        return silent.getOrDefault(id, Duration.ZERO);
    }

    @Override
    public void withdraw(CallId id) {
        taken.add("withdraw");
    }

    @Override
    public void mute(CallId id, boolean silent) {
        if (silent && open.contains(id)) {
            muted.add(id);
        } else {
            muted.remove(id);
        }
    }

    @Override
    public CompletionStage<Boolean> dtmf(CallId id, char digit) {
        boolean sent = events && open.contains(id);
        if (sent) {
            taken.add("key " + digit);
        }
        return CompletableFuture.completedFuture(sent);
    }

    @Override
    public void close(CallId id) {
        open.remove(id);
        muted.remove(id);
    }

    @Override
    public void onSignal(MediaSignals s) {
        signals = s;
    }

    @Override
    public void close() {
        open.clear();
    }

    private static <T> CompletionStage<T> garbage() {
        return CompletableFuture.failedFuture(
                MediaException.refused("The other side sent garbage."));
    }

    private CompletionStage<String> local(CallId id) {
        open.add(id);
        CompletableFuture<String> f = new CompletableFuture<>();
        if (holding) {
            held.put(id, f);
        } else {
            f.complete("local-" + id);
        }
        return f;
    }

    private CompletableFuture<String> held(CallId id) {
        return Optional.ofNullable(held.remove(id))
                .orElseThrow(() -> new IllegalStateException("nothing waits for " + id));
    }
}
