package org.agent008.domain.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.agent008.domain.call.CallId;
import org.agent008.domain.cdr.Cdr;

/**
 * The calls there have been and those that are on, as the {@link Journal} wrote them down. Blocks
 * on the disk: never call it on the mailbox. Safe from any thread.
 */
public interface History {
    /**
     * Calls that have each word of {@code query}, whatever its case and accents, in a number or a
     * name, or as the beginning of a word that was said or summed up; the newest first, at most
     * {@code limit}. An empty query finds all.
     *
     * @param before only calls that began before that
     */
    List<Cdr> search(String query, Optional<Instant> before, int limit);

    /** The newest call of that id. */
    Optional<Cdr> find(CallId id);
}
