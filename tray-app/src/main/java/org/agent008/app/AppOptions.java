package org.agent008.app;

import java.nio.file.Path;
import org.agent008.adapter.webhook.WebhookOptions;

/**
 * How the phone runs, beyond what the person configured.
 *
 * @param dataDir history, event log and outbox
 * @param runtimeDir port and token of the local API
 */
public record AppOptions(Path dataDir, Path runtimeDir, WebhookOptions webhooks) {
    /** As people run it. */
    public static AppOptions in(Path dataDir, Path runtimeDir) {
        return new AppOptions(dataDir, runtimeDir, WebhookOptions.standard(Version.userAgent()));
    }
}
