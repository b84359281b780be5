package org.agent008.sdk.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the phone stands: {@code GET /v1/status}.
 *
 * @param registration with the phone system
 * @param account absent while none is configured
 * @param status the value of the chosen one of {@code statuses}
 * @param statuses that can be chosen
 * @param numbers caller ids, the default first
 * @param callerId what outbound calls show; absent where no number is configured
 * @param calls the live ones
 * @param fault one sentence for people where the disk is at fault
 * @param versions by program
 */
public record PhoneStatus(
        Registration registration,
        @Nullable Account account,
        String status,
        List<Status> statuses,
        List<CallerNumber> numbers,
        @Nullable String callerId,
        List<CallSnapshot> calls,
        @Nullable String fault,
        Map<String, String> versions) {
    public PhoneStatus {
        statuses = List.copyOf(statuses);
        numbers = List.copyOf(numbers);
        calls = List.copyOf(calls);
        versions = Map.copyOf(versions);
    }
}
