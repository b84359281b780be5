package org.agent008.adapter.sip;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How {@link SipSignaling} behaves on the wire.
 *
 * @param userAgent the User-Agent header: one line
 * @param tls for {@code wss}; absent: the JDK's own trust store
 * @param keepAlive time between WebSocket pings; a link silent for twice as long is lost
 * @param expires registration life time to ask for
 * @param firstRetry longest wait before the first new attempt after a loss; it doubles from there
 * @param longestRetry where that doubling stops
 * @param noReply 64*T1 of RFC 3261: how long to wait for a reply or an ACK
 */
public record SipOptions(
        String userAgent,
        Optional<SSLContext> tls,
        Duration keepAlive,
        Duration expires,
        Duration firstRetry,
        Duration longestRetry,
        Duration noReply) {
    public SipOptions {
        if (!Headers.isSafeValue(userAgent)) {
            throw new IllegalArgumentException("userAgent must be one line of printable text");
        }
    }

    /**
     * What fits most PBXs: ping every 20 s, 10 minutes of registration, retries from 0.5 to 30 s.
     */
    public static SipOptions defaults(String userAgent) {
        return new SipOptions(
                userAgent,
                Optional.empty(),
                Duration.ofSeconds(20),
                Duration.ofMinutes(10),
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                Duration.ofSeconds(32));
    }

    /** The same with another trust store. */
    public SipOptions withTls(SSLContext context) {
        return new SipOptions(
                userAgent,
                Optional.of(context),
                keepAlive,
                expires,
                firstRetry,
                longestRetry,
                noReply);
    }
}
