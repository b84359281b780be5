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
 * @param by who wants it
 */
public record DialRequest(
        String to,
        Optional<String> from,
        Map<String, String> headers,
        Optional<CallId> consultationFor,
        By by) {
    /** Who wants a call. */
    public enum By {
        /** The person, by hand. */
        PERSON,

        /** The person, who was asked whether to call a link. */
        LINK,

        /** A script, an agent, or a link that nobody was asked about. */
        PROGRAM
    }

    public DialRequest {
        headers = Map.copyOf(headers);
    }

    public DialRequest(
            String to,
            Optional<String> from,
            Map<String, String> headers,
            Optional<CallId> consultationFor) {
        this(to, from, headers, consultationFor, By.PERSON);
    }

    public DialRequest(String to, Optional<String> from, Map<String, String> headers) {
        this(to, from, headers, Optional.empty());
    }

    public static DialRequest to(String to) {
        return new DialRequest(to, Optional.empty(), Map.of());
    }

    /** The same, wanted by somebody else. */
    public DialRequest by(By other) {
        return new DialRequest(to, from, headers, consultationFor, other);
    }
}
