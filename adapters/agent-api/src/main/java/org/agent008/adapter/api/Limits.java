package org.agent008.adapter.api;

import java.time.Duration;

/**
 * How long and how much.
 *
 * @param phone how long the phone may take to answer a wish
 * @param heartbeat how often a quiet event stream shows that it is alive
 * @param stuck how long a client may leave what was sent to it unread
 * @param stop how long requests under way, and connections at rest, are waited for when the server
 *     closes
 */
record Limits(Duration phone, Duration heartbeat, Duration stuck, Duration stop) {
    /** The largest request body, in bytes. */
    static final int BODY = 64 * 1024;

    /** The largest body of vCards, in bytes: ten thousand with small pictures. */
    static final long VCARDS = 256L * 1024 * 1024;

    static final Limits DEFAULT =
            new Limits(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30),
                    Duration.ofMillis(300));
}
