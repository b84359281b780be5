package org.agent008.domain.phone;

import java.util.Collection;
import java.util.stream.Collectors;
import org.agent008.domain.call.CallId;
import org.agent008.domain.phone.Reply.Refusal;
import org.agent008.domain.phone.Reply.Refused;
import org.agent008.domain.settings.Status;

/** The sentences of a phone that says no. */
final class Refusals {
    private Refusals() {}

    static <T> Reply<T> noSuchCall(CallId id) {
        return new Refused<>(
                Refusal.NO_SUCH_CALL,
                "There is no live call " + DialRules.printable(id.value()) + ".");
    }

    static <T> Reply<T> noSuchStatus(String value, Collection<Status> known) {
        return new Refused<>(
                Refusal.NO_SUCH_STATUS,
                "There is no status %s; there are %s."
                        .formatted(
                                DialRules.printable(value),
                                known.stream()
                                        .map(Status::value)
                                        .collect(Collectors.joining(", "))));
    }

    static <T> Reply<T> noSuchCallerId(String number, Collection<String> known) {
        return new Refused<>(
                Refusal.NO_SUCH_CALLER_ID,
                known.isEmpty()
                        ? "No caller ids are configured (numbers)."
                        : "There is no caller id %s; there are %s."
                                .formatted(DialRules.printable(number), String.join(", ", known)));
    }

    static <T> Reply<T> notNow(String text) {
        return new Refused<>(Refusal.NOT_NOW, text);
    }
}
