package org.agent008.adapter.analytics;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.agent008.domain.port.NotMade;
import org.agent008.domain.speech.Analysis;
import org.junit.jupiter.api.Test;

class OnDeviceAnalystTest {
    private static Analysis analyze(OnDeviceAnalyst analyst, boolean summarize) {
        return analyst.analyze(Calls.delivery(), summarize)
                .toCompletableFuture()
                .orTimeout(60, SECONDS)
                .join();
    }

    @Test
    void summarizesAndFeels() {
        try (OnDeviceAnalyst analyst = new OnDeviceAnalyst()) {
            Analysis analysis = analyze(analyst, true);
            assertThat(analysis.summary().orElseThrow().text().lines()).hasSize(4);
            assertThat(analysis.summary().orElseThrow().model()).contains("MiniLM");
            assertThat(analysis.sentiment().trend()).isNotEmpty();
            assertThat(analysis.reading()).isEmpty();
        }
    }

    @Test
    void withoutSummaryNoModelIsLoaded() {
        try (OnDeviceAnalyst analyst = new OnDeviceAnalyst()) {
            assertThat(analyze(analyst, false).summary()).isEmpty();
        }
    }

    @Test
    void theModelIsLoadedAgainAfterItWasLetGo() {
        try (OnDeviceAnalyst analyst = new OnDeviceAnalyst(Duration.ZERO)) {
            String first = analyze(analyst, true).summary().orElseThrow().text();
            assertThat(analyze(analyst, true).summary().orElseThrow().text()).isEqualTo(first);
        }
    }

    @Test
    void afterClosingThereIsAReason() {
        OnDeviceAnalyst analyst = new OnDeviceAnalyst();
        analyst.close();
        analyst.close();
        assertThatThrownBy(() -> analyze(analyst, true)).hasCauseInstanceOf(NotMade.class);
    }
}
