package org.agent008.sdk.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An event as it comes, of a type that may be unknown here.
 *
 * @param id of the event; stays the same where it is sent again
 * @param data begins with {@code sequence} and has a {@code context}
 */
public record EventEnvelope(String id, String type, Instant timestamp, JsonNode data) {}
