package org.agent008.domain.phone;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.agent008.domain.event.Context;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.event.PhoneEvent;
import org.agent008.domain.port.Journal;

/**
 * Turns events into envelopes, shows them at once, writes them down, and shows them again when they
 * are durable.
 */
final class Announcer {
    private final Journal journal;
    private final Executor mailbox;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private final Supplier<Context> context;
    private final List<EventListener> atOnce = new ArrayList<>();
    private final List<EventListener> durable = new ArrayList<>();
    private long sequence;

    Announcer(
            Journal journal,
            Executor mailbox,
            InstantSource clock,
            Supplier<String> ids,
            Supplier<Context> context) {
        this.journal = journal;
        this.mailbox = mailbox;
        this.clock = clock;
        this.ids = ids;
        this.context = context;
    }

    void startAfter(long lastSequence) {
        sequence = lastSequence;
    }

    void onEvent(EventListener listener) {
        atOnce.add(listener);
    }

    void onCommitted(EventListener listener) {
        durable.add(listener);
    }

    /** The stage completes once the events are on the disk. */
    CompletionStage<Void> tell(List<? extends PhoneEvent> events) {
        List<Envelope> envelopes = new ArrayList<>(events.size());
        for (PhoneEvent event : events) {
            envelopes.add(
                    new Envelope(ids.get(), ++sequence, clock.instant(), context.get(), event));
        }
        CompletionStage<Void> written = journal.append(List.copyOf(envelopes));
        envelopes.forEach(e -> atOnce.forEach(l -> l.on(e)));
        return written.thenRunAsync(
                () -> envelopes.forEach(e -> durable.forEach(l -> l.on(e))), mailbox);
    }
}
