package org.agent008.domain.phone;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.agent008.domain.port.Choices;
import org.agent008.domain.port.Choices.Choice;
import org.agent008.domain.settings.CallerNumber;
import org.agent008.domain.settings.Settings;

/** The numbers this phone may show, and the one it does. */
final class CallerIds {
    private final Supplier<Settings> settings;
    private final Choices choices;

    CallerIds(Supplier<Settings> settings, Choices choices) {
        this.settings = settings;
        this.choices = choices;
    }

    List<String> known() {
        return Stream.concat(
                        settings.get().numbers().stream().map(CallerNumber::number),
                        settings.get().numberOut().stream())
                .distinct()
                .toList();
    }

    /** What the person chose, while it is still configured; else what the configuration says. */
    Optional<String> chosen() {
        return choices.of(Choice.CALLER_ID)
                .filter(known()::contains)
                .or(() -> settings.get().callerId());
    }

    void choose(String number) {
        choices.choose(Choice.CALLER_ID, number);
    }
}
