package org.agent008.app.view;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.agent008.domain.phone.Configuration;
import org.agent008.domain.phone.Login;
import org.agent008.domain.port.Webhooks;
import org.agent008.domain.port.Webhooks.Standing;

/**
 * What a person has to look after besides calls: a configuration with faults, webhooks that said to
 * be gone. Safe from any thread.
 */
public final class Concerns {
    private final Configuration configuration;
    private final Webhooks webhooks;
    private final ZoneId zone;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean stale = new AtomicBoolean(true);
    private volatile List<Concern> gone = List.of();

    public Concerns(Configuration configuration, Webhooks webhooks, ZoneId zone) {
        this.configuration = configuration;
        this.webhooks = webhooks;
        this.zone = zone;
        webhooks.onChange(() -> {
            stale.set(true);
            changed();
        });
        configuration.onChange(_ -> changed());
    }

    /** How the phone stands with the server of its settings; does not block. */
    public Login login() {
        return configuration.state().login();
    }

    /** All there are. May block on the disk: never on the mailbox. */
    public List<Concern> all() {
        if (stale.getAndSet(false)) {
            gone =
                    webhooks.standing().stream()
                            .flatMap(s -> s.disabled().map(since -> gone(s, since)).stream())
                            .toList();
        }
        List<Concern> all = new ArrayList<>();
        Configuration.State state = configuration.state();
        if (!state.faults().isEmpty()) {
            all.add(faults(state));
        }
        all.addAll(gone);
        return List.copyOf(all);
    }

    /** Hears, on a foreign thread, that there may be others now; must not block. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    private static Concern faults(Configuration.State state) {
        return new Concern(
                "The configuration has faults",
                """
                The newest configuration is not in force, as something in it is wrong. Until that is \
                mended the last good one holds; a mended file is read at once.

                %s

                This machine's own settings are in %s.\
                """
                        .formatted(String.join("\n", state.faults()), state.file()));
    }

    private Concern gone(Standing webhook, Instant since) {
        String name = webhook.label().isBlank() ? webhook.host() : webhook.label();
        String time =
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withZone(zone)
                        .format(since);
        return new Concern(
                "Webhook " + name + " gets nothing more",
                """
                On %s the server %s answered that the webhook %s is gone (410). It gets no more \
                events; they are kept.

                If it should be there: mend the server, then send what is kept by

                    agent008 replay --all

                If it has moved, or is not wanted any more: change or remove it under "webhooks" in \
                the settings.\
                """
                        .formatted(time, webhook.host(), name));
    }
}
