package org.agent008.domain.port;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.agent008.domain.port.Deliveries.Entry;
import org.agent008.domain.port.Deliveries.State;
import org.agent008.domain.settings.WebhookEndpoint.Format;
import org.agent008.domain.settings.WebhookEndpoint.Retry;

/**
 * The webhooks as a person looks after them. Blocks on the disk: never call it on the mailbox. Safe
 * from any thread.
 */
public interface Webhooks {
    /** Each configured endpoint and how it stands. */
    List<Standing> standing();

    /** See {@link Deliveries#list}. */
    List<Entry> deliveries(Optional<State> state, long before, int limit);

    /** Sends a dead event anew, see {@link Deliveries#replay}; says what came of that. */
    Replay replay(long id);

    /** Sends all dead events anew; returns how many. */
    int replayAll();

    /**
     * Hears, on a foreign thread, that an endpoint was disabled or gets events again, or that there
     * are others; must not block.
     */
    void onChange(Runnable listener);

    /** What a wish to send an event anew leads to. */
    enum Replay {
        DONE,
        NO_SUCH_DELIVERY,
        NOT_DEAD
    }

    /**
     * How an endpoint stands.
     *
     * @param host of its address; the rest of it is often a secret
     * @param counts entries of the outbox by state
     * @param lastError why the last try failed; empty where it did not
     * @param disabled since when it gets nothing more, as it said to be gone
     */
    record Standing(
            String label,
            String host,
            Format format,
            Set<String> events,
            Retry retry,
            Map<String, Long> counts,
            Optional<String> lastError,
            Optional<Instant> disabled) {}
}
