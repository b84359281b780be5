package org.agent008.domain.phone;

import java.util.Map;
import java.util.Optional;

/**
 * A wish to call somebody.
 *
 * @param to number, extension, {@code sip:}, {@code tel:} or {@code callto:} address
 * @param from caller id to show; absent: the chosen one
 * @param headers extra INVITE headers, {@code X-*} only
 */
public record DialRequest(String to, Optional<String> from, Map<String, String> headers) {
    public DialRequest {
        headers = Map.copyOf(headers);
    }

    public static DialRequest to(String to) {
        return new DialRequest(to, Optional.empty(), Map.of());
    }
}
