package org.agent008.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import org.agent008.app.cli.PhoneClient.NotRunningException;
import org.agent008.app.cli.PhoneClient.RefusedException;

/** The phone of this person that runs already, and takes what a second start was for. */
public final class RunningPhone {
    /** What it said. */
    public sealed interface Said {
        /** It took over; {@code text} tells the person. */
        record Taken(String text) implements Said {}

        /** It did not, and why. */
        record Refused(String text) implements Said {}
    }

    private RunningPhone() {}

    /**
     * Hands a link over; without one the phone shows itself. Empty where none runs.
     *
     * @param runtimeDirectory where a running phone keeps {@code api.json}
     */
    public static Optional<Said> open(Path runtimeDirectory, Optional<String> link) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        link.ifPresent(uri -> request.put("uri", uri));
        try {
            PhoneClient phone = PhoneClient.of(runtimeDirectory);
            return Optional.of(said(phone, request, link));
        } catch (NotRunningException none) {
            return Optional.empty();
        }
    }

    private static Said said(PhoneClient phone, ObjectNode request, Optional<String> link)
            throws NotRunningException {
        try {
            String outcome = phone.post("/v1/open", request).path("outcome").asText();
            return new Said.Taken(
                    switch (outcome) {
                        case "asked" -> "The running Agent 008 asks you whether to call.";
                        case "calling" -> "The running Agent 008 calls.";
                        default -> "Agent 008 is running already.";
                    });
        } catch (RefusedException e) {
            return link.isPresent()
                    ? new Said.Refused(Printable.of(String.valueOf(e.getMessage())))
                    : new Said.Taken("Agent 008 is running already.");
        }
    }
}
