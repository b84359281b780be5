package org.agent008.domain.settings;

import java.net.URI;
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
 * @param insecure plain http is allowed beyond loopback
 */
public record WebhookEndpoint(
        String label,
        URI url,
        Format format,
        Set<String> events,
        List<Secret> secrets,
        Map<String, Secret> headers,
        boolean insecure) {
    /** What the body looks like. */
    public enum Format {
        /** {@code {id, type, timestamp, data}}. */
        ENVELOPE,
        /** What the original 008 2.x sends: the {@code data} object alone. */
        LEGACY_V2
    }

    public WebhookEndpoint {
        events = Set.copyOf(events);
        secrets = List.copyOf(secrets);
        headers = Map.copyOf(headers);
    }
}
