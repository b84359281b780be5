package org.agent008.domain.port;

import java.util.List;
import org.agent008.domain.event.Envelope;

/**
 * Reads back what the {@link Journal} wrote. Blocks on the disk: never call it on the mailbox. Safe
 * from any thread.
 */
public interface EventLog {
    /**
     * Durable envelopes with a sequence greater than {@code sequence}, oldest first, at most {@code
     * limit}.
     */
    List<Envelope> after(long sequence, int limit);
}
