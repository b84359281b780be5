package org.agent008.domain.phone;

import java.util.List;
import java.util.Optional;
import org.agent008.domain.settings.Account;
import org.agent008.domain.settings.CallerNumber;
import org.agent008.domain.settings.Status;
import org.agent008.domain.settings.TransferRules;

/**
 * The phone as seen at one moment: what a tray, a window or a status request shows.
 *
 * @param callerId what outbound calls show unless they name another
 * @param transfers which transfers may be offered to the person
 * @param fault what is wrong with the phone itself, in one sentence for people
 */
public record PhoneSnapshot(
        Optional<Account> account,
        Registration registration,
        Status status,
        List<Status> statuses,
        List<CallerNumber> numbers,
        Optional<String> callerId,
        TransferRules transfers,
        List<CallSnapshot> calls,
        Optional<String> fault) {
    public PhoneSnapshot {
        statuses = List.copyOf(statuses);
        numbers = List.copyOf(numbers);
        calls = List.copyOf(calls);
    }
}
