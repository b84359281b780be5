package org.agent008.adapter.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.agent008.domain.phone.Registration;

/** {@code state} and, where there is one, {@code reason}. */
final class RegistrationJson {
    private RegistrationJson() {}

    static void write(Registration registration, ObjectNode into) {
        switch (registration) {
            case Registration.Offline() -> into.put("state", "offline");
            case Registration.Connecting() -> into.put("state", "connecting");
            case Registration.Registered() -> into.put("state", "registered");
            case Registration.Failed(String reason) ->
                    into.put("state", "failed").put("reason", reason);
            case Registration.Lost(String reason) ->
                    into.put("state", "lost").put("reason", reason);
        }
    }

    static Registration parse(JsonNode json) {
        String state = Json.string(json, "state");
        return switch (state) {
            case "offline" -> new Registration.Offline();
            case "connecting" -> new Registration.Connecting();
            case "registered" -> new Registration.Registered();
            case "failed" -> new Registration.Failed(Json.string(json, "reason"));
            case "lost" -> new Registration.Lost(Json.string(json, "reason"));
            default -> throw new IllegalArgumentException("unknown registration state " + state);
        };
    }
}
