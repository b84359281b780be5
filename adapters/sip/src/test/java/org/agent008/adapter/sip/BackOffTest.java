package org.agent008.adapter.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private static BackOff withJitter(double random) {
        return new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30), () -> random);
    }

    @Test
    void waitsDoubleUpToTheLongest() {
        BackOff backOff = withJitter(0);
        for (long expected : new long[] {500, 1000, 2000, 4000, 8000, 16000, 30000, 30000}) {
            assertThat(backOff.next()).isEqualTo(Duration.ofMillis(expected));
        }
    }

    @Test
    void jitterTakesAtMostHalf() {
        BackOff backOff = withJitter(1);
        assertThat(backOff.next()).isEqualTo(Duration.ofMillis(250));
        assertThat(backOff.next()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void startsOverAfterASuccess() {
        BackOff backOff = withJitter(0);
        backOff.next();
        backOff.next();
        backOff.reset();
        assertThat(backOff.next()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void doesNotOverflowInALongOutage() {
        BackOff backOff = withJitter(0.5);
        for (int i = 0; i < 1000; i++) {
            assertThat(backOff.next()).isBetween(Duration.ZERO, Duration.ofSeconds(30));
        }
    }
}
