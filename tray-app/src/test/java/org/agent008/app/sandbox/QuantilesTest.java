package org.agent008.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void namesTheMedianTheSlowTwentiethAndTheWorst() {
        Quantiles q = new Quantiles();
        for (int i = 100; i >= 1; i--) {
            q.add(Duration.ofMillis(i));
        }
        assertThat(q).hasToString("50 / 95 / 100");
        assertThat(q.at(0)).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void ofOneMeasurementAllAreTheSame() {
        Quantiles q = new Quantiles();
        q.add(Duration.ofMillis(7));
        assertThat(q).hasToString("7 / 7 / 7");
    }
}
