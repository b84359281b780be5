package org.agent008.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventIdsTest {
    @Test
    void areUniqueAndSortByTime() {
        Random random = new Random(1);
        Set<String> seen = new HashSet<>();
        String last = "";
        for (int ms = 0; ms < 1000; ms++) {
            Instant now = Instant.parse("2026-11-22T10:15:30Z").plusMillis(ms);
            String id = new EventIds("evt_", InstantSource.fixed(now), random).get();
            assertThat(id).matches("evt_[0-9A-HJKMNP-TV-Z]{26}").isGreaterThan(last);
            assertThat(seen.add(id)).isTrue();
            last = id;
        }
    }
}
