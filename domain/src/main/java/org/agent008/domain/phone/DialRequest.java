package org.agent008.domain.phone;

import java.util.Map;
import java.util.Optional;
import org.agent008.domain.call.CallId;

/**
 * A wish to call somebody.
 *
 * @param to number, extension, {@code sip:}, {@code tel:} or {@code callto:} address
 * @param from caller id to show; absent: the chosen one
 * @param headers extra INVITE headers, {@code X-*} only
 * @param consultationFor an answered call that may be transferred to whom this one reaches
 */
public record DialRequest(
        String to,
        Optional<String> from,
        Map<String, String> headers,
        Optional<CallId> consultationFor) {
    public DialRequest {
        headers = Map.copyOf(headers);
    }

    public DialRequest(String to, Optional<String> from, Map<String, String> headers) {
        this(to, from, headers, Optional.empty());
    }

    public static DialRequest to(String to) {
        return new DialRequest(to, Optional.empty(), Map.of());
    }
}
