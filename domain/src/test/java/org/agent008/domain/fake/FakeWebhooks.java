package org.agent008.domain.fake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.agent008.domain.port.Deliveries.Disabled;
import org.agent008.domain.port.Deliveries.Entry;
import org.agent008.domain.port.Deliveries.State;
import org.agent008.domain.port.Webhooks;
import org.agent008.domain.settings.WebhookEndpoint.Format;
import org.agent008.domain.settings.WebhookEndpoint.Retry;

/** One webhook, {@code crm}, over an outbox in memory that nobody empties. */
public final class FakeWebhooks implements Webhooks {
    public final FakeDeliveries outbox = new FakeDeliveries();

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    @Override
    public List<Standing> standing() {
        return List.of(
                new Standing(
                        "crm",
                        "crm.example.com",
                        Format.ENVELOPE,
                        Set.of(),
                        Retry.STANDARD,
                        outbox.counts("crm"),
                        Optional.of("HTTP 503"),
                        outbox.disabled("crm").map(d -> d.since())));
    }

    /** The endpoint says that it is gone. */
    public void goneAt(Instant when) {
        outbox.disable("crm", new Disabled("as it was", "HTTP 410", when));
        listeners.forEach(Runnable::run);
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public List<Entry> deliveries(Optional<State> state, long before, int limit) {
        return outbox.list(state, before, limit);
    }

    @Override
    public Replay replay(long id) {
        if (outbox.replay(id)) {
            return Replay.DONE;
        }
        return outbox.find(id).isPresent() ? Replay.NOT_DEAD : Replay.NO_SUCH_DELIVERY;
    }

    @Override
    public int replayAll() {
        return outbox.replayAll();
    }
}
