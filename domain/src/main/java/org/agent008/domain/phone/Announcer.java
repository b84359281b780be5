package org.agent008.domain.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.agent008.domain.event.Context;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.event.PhoneEvent;

/**
 * Turns events into envelopes, shows them at once, writes them down, and shows them again when they
 * are durable.
 */
final class Announcer {
    private final PhonePorts ports;
    private final Supplier<Context> context;
    private final Listeners<EventListener> atOnce = new Listeners<>();
    private final Listeners<EventListener> durable = new Listeners<>();
    private long sequence;

    Announcer(PhonePorts ports, Supplier<Context> context) {
        this.ports = ports;
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
                    new Envelope(
                            ports.eventIds().get(),
                            ++sequence,
                            ports.clock().instant(),
                            context.get(),
                            event));
        }
        CompletionStage<Void> written = ports.journal().append(List.copyOf(envelopes));
        envelopes.forEach(e -> atOnce.tell(l -> l.on(e)));
        return written.thenRunAsync(
                () -> envelopes.forEach(e -> durable.tell(l -> l.on(e))), ports.mailbox());
    }
}
