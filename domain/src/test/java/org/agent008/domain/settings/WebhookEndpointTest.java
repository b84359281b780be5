package org.agent008.domain.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agent008.domain.settings.WebhookEndpoint.Format;
import org.agent008.domain.settings.WebhookEndpoint.Retry;
import org.junit.jupiter.api.Test;

class WebhookEndpointTest {
    private static WebhookEndpoint endpoint(String label, String url) {
        return new WebhookEndpoint(
                label,
                URI.create(url),
                Format.ENVELOPE,
                Set.of(),
                List.of(),
                Map.of(),
                Retry.STANDARD,
                false);
    }

    @Test
    void anEndpointKeepsItsKeyWhenItsAddressIsCorrected() {
        assertThat(WebhookEndpoint.byKey(List.of(endpoint("crm", "http://localhost/hok"))))
                .containsOnlyKeys("crm");
        assertThat(WebhookEndpoint.byKey(List.of(endpoint("crm", "http://localhost/hook"))))
                .containsOnlyKeys("crm");
    }

    @Test
    void endpointsThatShareALabelOrHaveNoneAreToldApart() {
        List<WebhookEndpoint> endpoints =
                List.of(
                        endpoint("", "http://localhost/1"),
                        endpoint("crm", "http://localhost/2"),
                        endpoint("crm", "http://localhost/3"),
                        endpoint("crm", "http://localhost/3"),
                        endpoint("log", "http://localhost/3"));
        Map<String, WebhookEndpoint> byKey = WebhookEndpoint.byKey(endpoints);
        assertThat(byKey.keySet())
                .containsExactly(
                        " http://localhost/1",
                        "crm http://localhost/2",
                        "crm http://localhost/3",
                        "crm http://localhost/3 #2",
                        "log");
        assertThat(byKey.values()).containsExactlyElementsOf(endpoints);
    }
}
