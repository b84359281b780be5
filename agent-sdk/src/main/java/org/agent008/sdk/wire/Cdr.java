package org.agent008.sdk.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The record of a call.
 *
 * @param direction {@code inbound} or {@code outbound}
 * @param from number of who called
 * @param to number of who was called
 * @param contact who is at the other end, where the address book knows the number
 * @param headers the received INVITE's {@code X-*} and {@code P-*} headers
 * @param status {@code ringing}, {@code answered} or {@code missed}
 * @param date when the call was sent or received
 * @param waited {@code wait} in JSON: seconds until the answer, or until the end where nobody
 *     answered
 * @param duration seconds from the answer to the end
 * @param total seconds: {@code waited} and {@code duration}
 * @param transferredTo where the call went on
 * @param consultationFor the call whose transfer this one was made for
 * @param cause why it ended; absent until then
 */
public record Cdr(
        String id,
        String account,
        String direction,
        String from,
        @Nullable String fromName,
        String to,
        @Nullable String toName,
        @Nullable Contact contact,
        Map<String, String> headers,
        boolean video,
        String status,
        OffsetDateTime date,
        @JsonProperty("wait") long waited,
        long duration,
        long total,
        @Nullable String transferredTo,
        @Nullable String consultationFor,
        @Nullable Cause cause) {
    public Cdr {
        headers = Map.copyOf(headers);
    }
}
