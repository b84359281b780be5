package org.agent008.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.agent008.domain.settings.WebhookEndpoint.Retry;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class WebhookOptionsTest {
    private final WebhookOptions standard = WebhookOptions.standard("Agent 008/test");

    @Test
    void theStandardPausesAddUpToTwoAndAHalfMinutes() {
        assertThat(standard.retryDelays()).hasSize(5);
        assertThat(standard.retryDelays().stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofSeconds(150));
    }

    @RepeatedTest(100)
    void aPauseIsUpToATenthShorterThanPlannedAndNeverLonger() {
        assertThat(standard.pause(Retry.STANDARD, 2, Optional.empty()).orElseThrow())
                .isBetween(Duration.ofSeconds(18), Duration.ofSeconds(20));
    }

    @Test
    void afterTheLastTryThereIsNoPause() {
        assertThat(standard.pause(Retry.STANDARD, 4, Optional.empty())).isPresent();
        assertThat(standard.pause(Retry.STANDARD, 5, Optional.of(Duration.ofSeconds(1)))).isEmpty();
    }

    @Test
    void aReceiverMayAskForALongerPauseWithinReason() {
        assertThat(standard.pause(Retry.STANDARD, 0, Optional.of(Duration.ofSeconds(60))))
                .contains(Duration.ofSeconds(60));
        assertThat(
                        standard.pause(
                                Retry.STANDARD, 0, Optional.of(Duration.ofSeconds(Long.MAX_VALUE))))
                .contains(Duration.ofMinutes(5));
        assertThat(
                        standard.pause(Retry.STANDARD, 0, Optional.of(Duration.ofSeconds(-7)))
                                .orElseThrow())
                .isGreaterThan(Duration.ofSeconds(4));
        assertThat(
                        standard.pause(Retry.STANDARD, 0, Optional.of(Duration.ofSeconds(1)))
                                .orElseThrow())
                .isGreaterThan(Duration.ofSeconds(4));
    }

    @Test
    void whoAsksForItIsTriedNineTimesMoreOverThreeDays() {
        WebhookOptions options = WebhookOptions.standard("x");
        Duration all = Duration.ZERO;
        for (int attempts = 0; attempts < 9; attempts++) {
            all = all.plus(options.pause(Retry.DURABLE, attempts, Optional.empty()).orElseThrow());
        }
        assertThat(all).isBetween(Duration.ofHours(68), Duration.ofHours(76));
        assertThat(options.pause(Retry.DURABLE, 9, Optional.empty())).isEmpty();
    }
}
