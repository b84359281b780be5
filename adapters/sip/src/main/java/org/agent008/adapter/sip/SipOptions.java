package org.agent008.adapter.sip;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;

/**
 * How {@link SipSignaling} behaves on the wire.
 *
 * @param userAgent the User-Agent header: one line
 * @param instance what a registrar tells this phone by (RFC 5626), best the same over restarts
 * @param tls for {@code wss} and {@code tls}; absent: the JDK's own trust store
 * @param environment where {@code https_proxy}, {@code http_proxy} and {@code no_proxy} are looked
 *     up; WebSockets go through the HTTP proxy named there
 * @param keepAlive time between signs of life; a link silent for twice as long is lost
 * @param networkLook time between looks at this machine's addresses
 * @param expires registration life time to ask for
 * @param firstRetry longest wait before the first new attempt after a loss; it doubles from there
 * @param longestRetry where that doubling stops
 * @param askAlive a far end that keeps no session timer is asked after each so long whether it is
 *     still in the call
 * @param noReply 64*T1 of RFC 3261: how long to wait for a reply or an ACK
 */
public record SipOptions(
        String userAgent,
        UUID instance,
        Optional<SSLContext> tls,
        Map<String, String> environment,
        Duration keepAlive,
        Duration networkLook,
        Duration expires,
        Duration firstRetry,
        Duration longestRetry,
        Duration askAlive,
        Duration noReply) {
    public SipOptions {
        if (!Headers.isSafeValue(userAgent)) {
            throw new IllegalArgumentException("userAgent must be one line of printable text");
        }
        environment = Map.copyOf(environment);
    }

    /**
     * What fits most PBXs: a sign of life every 20 s, 10 minutes of registration, retries from 0.5
     * to 8 s.
     */
    public static SipOptions defaults(String userAgent) {
        return new SipOptions(
                userAgent,
                UUID.randomUUID(),
                Optional.empty(),
                Map.of(),
                Duration.ofSeconds(20),
                Duration.ofMillis(500),
                Duration.ofMinutes(10),
                Duration.ofMillis(500),
                Duration.ofSeconds(8),
                Duration.ofMinutes(5),
                Duration.ofSeconds(32));
    }

    /** The same as this phone was known by before. */
    public SipOptions withInstance(UUID known) {
        return new SipOptions(
                userAgent,
                known,
                tls,
                environment,
                keepAlive,
                networkLook,
                expires,
                firstRetry,
                longestRetry,
                askAlive,
                noReply);
    }

    /** The same with another trust store. */
    public SipOptions withTls(SSLContext context) {
        return new SipOptions(
                userAgent,
                instance,
                Optional.of(context),
                environment,
                keepAlive,
                networkLook,
                expires,
                firstRetry,
                longestRetry,
                askAlive,
                noReply);
    }

    /** The same with the proxies that these variables name. */
    public SipOptions withEnvironment(Map<String, String> variables) {
        return new SipOptions(
                userAgent,
                instance,
                tls,
                variables,
                keepAlive,
                networkLook,
                expires,
                firstRetry,
                longestRetry,
                askAlive,
                noReply);
    }
}
