package org.agent008.domain.event;

import java.time.Instant;

/**
 * An event as it is written down and sent: a snapshot that never changes again.
 *
 * @param id unique for all time, starts with {@code evt_}
 * @param sequence strictly growing by one, over restarts too
 */
public record Envelope(
        String id, long sequence, Instant timestamp, Context context, PhoneEvent event) {}
