package org.agent008.domain.phone;

import java.util.Optional;
import org.agent008.domain.event.RegistrationChanged;
import org.agent008.domain.event.StatusChanged;
import org.agent008.domain.port.Choices;
import org.agent008.domain.port.Choices.Choice;
import org.agent008.domain.port.Signaling;
import org.agent008.domain.port.Signaling.Signals;
import org.agent008.domain.settings.Account;
import org.agent008.domain.settings.Settings;
import org.agent008.domain.settings.Status;

/** Whether the PBX knows this phone, and what the person says of themselves. */
final class Presence {
    private Settings settings;
    private final Signaling signaling;
    private final Choices choices;
    private Registration registration = new Registration.Offline();
    private Registration told = registration;
    private Status status;

    /** The account that was registered last: a farewell is told in its name. */
    private Optional<Account> account = Optional.empty();

    Presence(Settings settings, Signaling signaling, Choices choices) {
        this.settings = settings;
        this.signaling = signaling;
        this.choices = choices;
        this.status = initial(settings);
    }

    private Status initial(Settings of) {
        return choices.of(Choice.STATUS).flatMap(of::statusNamed).orElseGet(of::initialStatus);
    }

    Status status() {
        return status;
    }

    Registration registration() {
        return registration;
    }

    void register(Signals signals) {
        if (!status.offline() && settings.account().isPresent()) {
            account = settings.account();
            signaling.register(account.get(), signals);
        }
    }

    /**
     * The event to tell; empty where the status stays. The status is kept where it still exists; a
     * new account is registered, one that is no more unregistered.
     */
    Optional<StatusChanged> configure(Settings wanted, Signals signals) {
        boolean moved = !wanted.account().equals(settings.account());
        Status before = status;
        boolean wasRegistering = !before.offline() && settings.account().isPresent();
        settings = wanted;
        status = wanted.statusNamed(before.value()).orElseGet(() -> initial(wanted));
        boolean registers = !status.offline() && wanted.account().isPresent();
        if (registers && (moved || !wasRegistering)) {
            register(signals);
        } else if (wasRegistering && !registers) {
            signaling.unregister();
        }
        return status.value().equals(before.value())
                ? Optional.empty()
                : Optional.of(new StatusChanged(status));
    }

    /** The event to tell; empty where the person would hear the same twice. */
    Optional<RegistrationChanged> changed(Registration now) {
        registration = now;
        boolean same =
                now instanceof Registration.Lost
                        ? told instanceof Registration.Lost
                        : now.equals(told);
        if (same || now instanceof Registration.Connecting) {
            return Optional.empty();
        }
        told = now;
        return account.map(a -> new RegistrationChanged(a.name(), now));
    }

    /**
     * The event to tell; empty where the status stays. Registers or unregisters as the status
     * demands.
     */
    Optional<StatusChanged> choose(Status wanted, Signals signals) {
        Status before = status;
        status = wanted;
        choices.choose(Choice.STATUS, wanted.value());
        if (wanted.equals(before)) {
            return Optional.empty();
        }
        if (wanted.offline()) {
            signaling.unregister();
        } else if (before.offline()) {
            register(signals);
        }
        return Optional.of(new StatusChanged(wanted));
    }

    /** One sentence on why calls cannot be made; empty where they can. */
    Optional<String> whyNotReady() {
        if (settings.account().isEmpty()) {
            return Optional.of("No account is configured: set sipUri, sipPassword and wsUri.");
        }
        return switch (registration) {
            case Registration.Registered() -> Optional.empty();
            case Registration.Offline() ->
                    Optional.of("The phone is offline: choose another status first.");
            case Registration.Connecting() ->
                    Optional.of("The phone is still connecting: try again in a moment.");
            case Registration.Failed(String reason) ->
                    Optional.of("The phone is not registered: " + reason);
            case Registration.Lost(String reason) ->
                    Optional.of("The phone is not registered: " + reason);
        };
    }
}
