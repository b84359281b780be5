package org.agent008.domain.event;

import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Makes ids that are unique for all time and sort by time: a prefix and a ULID (48 bit of
 * milliseconds, 80 random bits, Crockford base 32).
 */
public final class EventIds implements Supplier<String> {
    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

    private final String prefix;
    private final InstantSource clock;
    private final RandomGenerator random;

    public EventIds(String prefix, InstantSource clock, RandomGenerator random) {
        this.prefix = prefix;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public String get() {
        StringBuilder b = new StringBuilder(prefix);
        long time = clock.millis();
        for (int shift = 45; shift >= 0; shift -= 5) {
            b.append(ALPHABET[(int) (time >>> shift) & 31]);
        }
        for (int i = 0; i < 16; i++) {
            b.append(ALPHABET[random.nextInt(32)]);
        }
        return b.toString();
    }
}
