package org.agent008.sdk.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom to call, and how.
 *
 * @param to number, extension, or {@code sip:}, {@code tel:} or {@code callto:} address
 * @param from caller id to show; absent: the chosen one
 * @param headers of the INVITE, {@code X-*} only; {@code X-Call-ID} names the call
 * @param consultationFor an answered call that may be transferred to whom this one reaches
 */
public record DialRequest(
        String to,
        @Nullable String from,
        @Nullable Map<String, String> headers,
        @Nullable String consultationFor) {
    public DialRequest {
        headers = headers == null ? null : Map.copyOf(headers);
    }
}
