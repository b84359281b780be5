package org.agent008.domain.phone;

import java.util.Optional;
import org.agent008.domain.event.RegistrationChanged;
import org.agent008.domain.event.StatusChanged;
import org.agent008.domain.port.Signaling;
import org.agent008.domain.port.Signaling.Signals;
import org.agent008.domain.settings.Settings;
import org.agent008.domain.settings.Status;

/** Whether the PBX knows this phone, and what the person says of themselves. */
final class Presence {
    private final Settings settings;
    private final Signaling signaling;
    private Registration registration = new Registration.Offline();
    private Registration told = registration;
    private Status status;

    Presence(Settings settings, Signaling signaling) {
        this.settings = settings;
        this.signaling = signaling;
        this.status = settings.initialStatus();
    }

    Status status() {
        return status;
    }

    Registration registration() {
        return registration;
    }

    void register(Signals signals) {
        if (!status.offline()) {
            settings.account().ifPresent(a -> signaling.register(a, signals));
        }
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
        return settings.account().map(a -> new RegistrationChanged(a.name(), now));
    }

    /**
     * The event to tell; empty where the status stays. Registers or unregisters as the status
     * demands.
     */
    Optional<StatusChanged> choose(Status wanted, Signals signals) {
        Status before = status;
        status = wanted;
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
