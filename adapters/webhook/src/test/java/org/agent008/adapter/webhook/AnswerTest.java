package org.agent008.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.agent008.adapter.webhook.Answer.Failed;
import org.agent008.adapter.webhook.Answer.Taken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static Answer of(int status, String retryAfter) {
        return Answer.of(status, Optional.of(retryAfter), NOW);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void any2xxIsSuccess(int status) {
        assertThat(Answer.of(status, Optional.empty(), NOW)).isEqualTo(new Taken());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 304, 400, 404, 429, 500, 503})
    void anythingElseIsAFailure(int status) {
        assertThat(Answer.of(status, Optional.empty(), NOW))
                .isEqualTo(new Failed("HTTP " + status, Optional.empty()));
    }

    @Test
    void whoeverIsGoneSaysSo() {
        assertThat(Answer.of(410, Optional.empty(), NOW)).isEqualTo(new Answer.Gone());
    }

    @Test
    void aPauseIsAskedForInSecondsOrByADate() {
        Failed minute = new Failed("HTTP 503", Optional.of(Duration.ofMinutes(1)));
        assertThat(of(503, "60")).isEqualTo(minute);
        assertThat(of(503, "Sun, 22 Nov 2026 10:01:00 GMT")).isEqualTo(minute);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999999999999", "\u0663"})
    void aPauseThatMakesNoSenseIsNone(String text) {
        assertThat(of(503, text)).isEqualTo(new Failed("HTTP 503", Optional.empty()));
    }
}
