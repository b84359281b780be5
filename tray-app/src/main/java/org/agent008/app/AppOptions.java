package org.agent008.app;

import java.nio.file.Path;
import org.agent008.adapter.webhook.WebhookOptions;

/**
 * How the phone runs, beyond what the person configured.
 *
 * @param dataDir history, event log and outbox
 * @param runtimeDir port and token of the local API
 * @param sound a person hears and speaks with the sound card of this machine
 */
public record AppOptions(Path dataDir, Path runtimeDir, WebhookOptions webhooks, boolean sound) {
    /** As programs run it: with no sound card. */
    public static AppOptions in(Path dataDir, Path runtimeDir) {
        return new AppOptions(
                dataDir, runtimeDir, WebhookOptions.standard(Version.userAgent()), false);
    }

    /** The same for a person. */
    public AppOptions withSound() {
        return new AppOptions(dataDir, runtimeDir, webhooks, true);
    }
}
