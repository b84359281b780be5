package org.agent008.domain.port;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.agent008.domain.settings.WebhookEndpoint;

/**
 * The outbox: one entry per event and webhook endpoint, written by the {@link Journal} in the
 * event's own transaction. Blocks on the disk: never call it on the mailbox. Safe from any thread.
 */
public interface Deliveries {
    /**
     * Entries of an endpoint that may go out at {@code now}, oldest first, at most {@code limit}:
     * no more than one of each lane. An entry waits until all older ones of its lane are delivered
     * or dead, so what arrives of a call arrives in order; other lanes are not held up. An entry
     * stays due until it is reported on.
     */
    List<Delivery> due(String endpoint, Instant now, int limit);

    /**
     * The first moment after {@code now} at which another entry of an endpoint becomes due by
     * itself; empty where none does.
     */
    Optional<Instant> nextDue(String endpoint, Instant now);

    void delivered(long id, Instant at);

    /** The try failed and counts as one; the next one is due at {@code next}. */
    void retry(long id, String error, Instant next);

    /** Given up; kept as a dead letter with its last error. */
    void dead(long id, String error, Instant at);

    /**
     * Entries in a state, or in any, the newest first, at most {@code limit}.
     *
     * @param before only entries with a smaller id: the next page
     */
    List<Entry> list(Optional<State> state, long before, int limit);

    Optional<Entry> find(long id);

    /**
     * A dead entry waits again as if it were new, and its endpoint is no longer disabled; false
     * where there is no dead entry of that id.
     */
    boolean replay(long id);

    /** The same with all dead entries; returns how many. */
    int replayAll();

    /**
     * The endpoint gets nothing more: what waits for it is dead, until {@link #enable} or a {@link
     * #replay}.
     */
    void disable(String endpoint, Disabled how);

    Optional<Disabled> disabled(String endpoint);

    void enable(String endpoint);

    /** How many entries are in each state ({@code waiting}, {@code delivered}, {@code dead}). */
    Map<String, Long> counts(String endpoint);

    /**
     * One event on its way to one endpoint.
     *
     * @param endpoint its key, see {@link WebhookEndpoint#byKey}
     * @param eventId the envelope's id, sent as {@code webhook-id}
     * @param lane entries of one lane (a call, or the phone itself) arrive in order
     * @param body the text that is sent, in UTF-8; the same bytes on each try
     * @param attempts tries so far
     */
    record Delivery(
            long id,
            String endpoint,
            String eventId,
            String lane,
            String body,
            Instant created,
            int attempts) {}

    /** What has become of an entry. */
    enum State {
        WAITING,
        DELIVERED,
        DEAD
    }

    /**
     * An entry as one looks at it.
     *
     * @param type wire name of the event, as long as the event log has it
     * @param error of the last try that failed
     * @param due when a waiting entry is tried next at the earliest
     */
    record Entry(
            Delivery delivery,
            Optional<String> type,
            State state,
            Optional<String> error,
            Instant due) {}

    /**
     * That an endpoint gets nothing.
     *
     * @param configuration tells whether the endpoint is still configured as it was then
     */
    record Disabled(String configuration, String why, Instant since) {}
}
