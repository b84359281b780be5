package org.agent008.adapter.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLContext;
import org.agent008.domain.settings.WebhookEndpoint.Retry;

/**
 * How hard to try.
 *
 * @param userAgent sent with each request
 * @param tls verifies https endpoints; absent: Java's own authorities
 * @param connectTimeout for the connection, part of {@code timeout}
 * @param timeout for a whole try, until the answer has been read
 * @param retryDelays pauses before the second, third ... try; after the last one an event is dead
 * @param durableDelays the same for endpoints that ask for it
 * @param jitter by what part of itself a pause may be shorter, 0 to 1; never longer
 * @param longestRetryAfter what a receiver may ask for at most
 * @param parallel requests at a time to one endpoint, each of another lane
 */
public record WebhookOptions(
        String userAgent,
        Optional<SSLContext> tls,
        Duration connectTimeout,
        Duration timeout,
        List<Duration> retryDelays,
        List<Duration> durableDelays,
        double jitter,
        Duration longestRetryAfter,
        int parallel) {
    public WebhookOptions {
        retryDelays = List.copyOf(retryDelays);
        durableDelays = List.copyOf(durableDelays);
    }

    /** Five retries within 150 s; nine within 76 hours for who asks for that. */
    public static WebhookOptions standard(String userAgent) {
        return new WebhookOptions(
                userAgent,
                Optional.empty(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                List.of(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(40),
                        Duration.ofSeconds(75)),
                List.of(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10),
                        Duration.ofHours(14),
                        Duration.ofHours(20),
                        Duration.ofHours(24)),
                0.1,
                Duration.ofMinutes(5),
                16);
    }

    /** The same with other authorities to trust. */
    public WebhookOptions withTls(SSLContext context) {
        return new WebhookOptions(
                userAgent,
                Optional.of(context),
                connectTimeout,
                timeout,
                retryDelays,
                durableDelays,
                jitter,
                longestRetryAfter,
                parallel);
    }

    /** The same with other pauses. */
    public WebhookOptions withRetryDelays(List<Duration> delays) {
        return new WebhookOptions(
                userAgent,
                tls,
                connectTimeout,
                timeout,
                delays,
                durableDelays,
                jitter,
                longestRetryAfter,
                parallel);
    }

    /** The same with another time-out for a try. */
    public WebhookOptions withTimeout(Duration limit) {
        return new WebhookOptions(
                userAgent,
                tls,
                connectTimeout,
                limit,
                retryDelays,
                durableDelays,
                jitter,
                longestRetryAfter,
                parallel);
    }

    /**
     * How long to wait after a failed try, with {@code attempts} tries before it; empty where that
     * was the last one. A receiver may ask for a longer pause, never for a shorter one.
     */
    Optional<Duration> pause(Retry retry, int attempts, Optional<Duration> asked) {
        List<Duration> delays = retry == Retry.DURABLE ? durableDelays : retryDelays;
        if (attempts >= delays.size()) {
            return Optional.empty();
        }
        double part = 1 - jitter * ThreadLocalRandom.current().nextDouble();
        long planned = (long) (delays.get(attempts).toMillis() * part);
        Duration wanted = asked.orElse(Duration.ZERO);
        Duration allowed = wanted.compareTo(longestRetryAfter) < 0 ? wanted : longestRetryAfter;
        return Optional.of(Duration.ofMillis(Math.max(planned, allowed.toMillis())));
    }
}
