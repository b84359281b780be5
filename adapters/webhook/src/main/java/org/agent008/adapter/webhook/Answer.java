package org.agent008.adapter.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** How a try ended. */
sealed interface Answer {
    /** Any 2xx. */
    record Taken() implements Answer {}

    /** 410: whoever was there does not want events any more. */
    record Gone() implements Answer {}

    /** Anything else, or nothing; {@code retryAfter} where the receiver named a pause. */
    record Failed(String why, Optional<Duration> retryAfter) implements Answer {}

    static Answer of(int status, Optional<String> retryAfter, Instant now) {
        if (status == 410) {
            return new Gone();
        }
        return status / 100 == 2
                ? new Taken()
                : new Failed("HTTP " + status, retryAfter.flatMap(text -> pause(text, now)));
    }

    /** {@code Retry-After}: seconds or a date (RFC 9110 section 10.2.3). */
    private static Optional<Duration> pause(String text, Instant now) {
        try {
            return Optional.of(
                    text.matches("[0-9]+")
                            ? Duration.ofSeconds(Long.parseLong(text))
                            : Duration.between(
                                    now,
                                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                            .toInstant()));
        } catch (DateTimeParseException | NumberFormatException nonsense) {
            return Optional.empty();
        }
    }
}
