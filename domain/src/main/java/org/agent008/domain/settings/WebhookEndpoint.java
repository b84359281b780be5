package org.agent008.domain.settings;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where events are posted.
 *
 * @param events wire names of the types to send; empty: all
 * @param secrets keys the body is signed with, {@code whsec_} + base64; the newest first; empty:
 *     unsigned
 * @param headers sent with each request
 * @param retry how long a failed event is tried again
 * @param insecure plain http is allowed beyond loopback
 */
public record WebhookEndpoint(
        String label,
        URI url,
        Format format,
        Set<String> events,
        List<Secret> secrets,
        Map<String, Secret> headers,
        Retry retry,
        boolean insecure) {
    /** What the body looks like. */
    public enum Format {
        /** {@code {id, type, timestamp, data}}. */
        ENVELOPE,
        /** What the original 008 2.x sends: the {@code data} object alone. */
        LEGACY_V2
    }

    /** How long a failed event is tried again before it is given up. */
    public enum Retry {
        /** Five times within minutes. */
        STANDARD,
        /** Nine times within three days, as Standard Webhooks recommends. */
        DURABLE
    }

    public WebhookEndpoint {
        events = Set.copyOf(events);
        secrets = List.copyOf(secrets);
        headers = Map.copyOf(headers);
    }

    /**
     * The name each endpoint goes by in the outbox: its label, so that events waiting for it follow
     * a corrected address; where several share a label, label and address. Events whose endpoint is
     * no longer configured wait until one of that name is.
     */
    public static Map<String, WebhookEndpoint> byKey(List<WebhookEndpoint> endpoints) {
        Map<String, WebhookEndpoint> byKey = new LinkedHashMap<>();
        for (WebhookEndpoint e : endpoints) {
            boolean unique =
                    endpoints.stream().filter(o -> o.label().equals(e.label())).count() == 1;
            String name = unique && !e.label().isBlank() ? e.label() : e.label() + " " + e.url();
            String key = name;
            for (int n = 2; byKey.putIfAbsent(key, e) != null; n++) {
                key = name + " #" + n;
            }
        }
        return Collections.unmodifiableMap(byKey);
    }
}
