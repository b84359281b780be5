package org.agent008.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.agent008.app.DeskConfiguration;
import org.agent008.domain.fake.FakeWebhooks;
import org.junit.jupiter.api.Test;

class ConcernsTest {
    private final DeskConfiguration configuration = new DeskConfiguration();
    private final FakeWebhooks webhooks = new FakeWebhooks();
    private final Concerns concerns = new Concerns(configuration, webhooks, ZoneOffset.UTC);
    private final AtomicInteger told = new AtomicInteger();

    @Test
    void whereAllIsWellThereIsNone() {
        assertThat(concerns.all()).isEmpty();
    }

    @Test
    void aWebhookThatSaidToBeGoneIsExplained() {
        assertThat(concerns.all()).isEmpty();
        concerns.onChange(told::incrementAndGet);
        webhooks.goneAt(Instant.parse("2026-11-22T10:15:30Z"));
        assertThat(told).hasValue(1);
        assertThat(concerns.all())
                .singleElement()
                .satisfies(concern -> {
                    assertThat(concern.title()).isEqualTo("Webhook crm gets nothing more");
                    assertThat(concern.text())
                            .contains("crm.example.com", "410", "agent008 replay --all");
                });
    }

    @Test
    void aConfigurationWithFaultsIsExplainedLineByLine() {
        concerns.onChange(told::incrementAndGet);
        configuration.broken("config.json:6:22: webhooks[0].endpoint: must be an http(s) URL");
        assertThat(told).hasValue(1);
        assertThat(concerns.all())
                .singleElement()
                .extracting(Concern::text)
                .asString()
                .contains("config.json:6:22: webhooks[0].endpoint", "config.json");
    }
}
