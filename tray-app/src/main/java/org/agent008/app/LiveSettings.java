package org.agent008.app;

import java.util.function.Consumer;
import org.agent008.adapter.storage.ContactFiles;
import org.agent008.adapter.storage.SqliteStore;
import org.agent008.adapter.webhook.WebhookDispatcher;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.settings.Settings;

/** Brings changed settings to the parts of a running phone. Safe from any thread. */
final class LiveSettings {
    private final SqliteStore store;
    private final ContactFiles contacts;
    private final WebhookDispatcher webhooks;
    private final Consumer<Settings> audio;
    private final Mailbox mailbox;
    private Settings current;

    LiveSettings(
            Settings current,
            SqliteStore store,
            ContactFiles contacts,
            WebhookDispatcher webhooks,
            Consumer<Settings> audio,
            Mailbox mailbox) {
        this.current = current;
        this.store = store;
        this.contacts = contacts;
        this.webhooks = webhooks;
        this.audio = audio;
        this.mailbox = mailbox;
    }

    /** Webhooks first, so that they hear of what the change leads to. */
    synchronized void become(Settings wanted) {
        if (wanted.equals(current)) {
            return;
        }
        current = wanted;
        store.configure(wanted.webhooks());
        store.ownNumbers(wanted.ownNumbers());
        contacts.follow(wanted.contactFiles());
        webhooks.configure(wanted.webhooks());
        audio.accept(wanted);
        var _ =
                mailbox.ask(phone -> {
                    phone.configure(wanted);
                    return phone;
                });
    }
}
