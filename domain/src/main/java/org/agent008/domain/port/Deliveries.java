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
}
