package org.agent008.domain.phone;

import java.util.List;
import java.util.Optional;
import org.agent008.domain.settings.Account;
import org.agent008.domain.settings.CallerNumber;
import org.agent008.domain.settings.Status;

/** The phone as seen at one moment: what a tray, a window or a status request shows. */
public record PhoneSnapshot(
        Optional<Account> account,
        Registration registration,
        Status status,
        List<Status> statuses,
        List<CallerNumber> numbers,
        List<CallSnapshot> calls) {
    public PhoneSnapshot {
        statuses = List.copyOf(statuses);
        numbers = List.copyOf(numbers);
        calls = List.copyOf(calls);
    }
}
