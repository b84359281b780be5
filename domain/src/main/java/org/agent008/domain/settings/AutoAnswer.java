package org.agent008.domain.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.agent008.domain.call.AnswerAfter;

/**
 * Which inbound calls are answered without a person, and when.
 *
 * @param always each call, after {@code delay}
 * @param delay how long it rings first
 * @param from who may have it done by asking; absent: any caller; empty: none
 */
public record AutoAnswer(boolean always, Duration delay, Optional<Set<String>> from) {
    /** Only for callers who ask for it. */
    public static final AutoAnswer DEFAULT =
            new AutoAnswer(false, Duration.ofSeconds(5), Optional.empty());

    public AutoAnswer {
        from = from.map(Set::copyOf);
    }

    /**
     * How long a call of {@code caller} rings before it is answered; empty: until a person does.
     */
    public Optional<Duration> delayFor(String caller, Optional<AnswerAfter> asked) {
        if (asked.isPresent() && mayAsk(caller)) {
            return Optional.of(asked.get().delay().orElse(delay));
        }
        return always ? Optional.of(delay) : Optional.empty();
    }

    private boolean mayAsk(String caller) {
        return from.map(allowed -> allowed.stream().anyMatch(a -> plain(a).equals(plain(caller))))
                .orElse(true);
    }

    /** {@code +34 600-123} and {@code +34600123} are the same caller. */
    private static String plain(String number) {
        return number.replaceAll("[\\s().-]", "");
    }
}
