package org.agent008.app;

import java.nio.file.Path;
import java.util.Optional;
import org.agent008.adapter.api.ScriptedCallers;
import org.agent008.adapter.webhook.WebhookOptions;

/**
 * How the phone runs, beyond what the person configured.
 *
 * @param dataDir history, event log and outbox
 * @param runtimeDir port and token of the local API
 * @param logs where {@link LogFile} writes, where it does
 * @param sound a person hears and speaks with the sound card of this machine
 * @param callers far ends that scripts direct, where the phone is a trial
 */
public record AppOptions(
        Path dataDir,
        Path runtimeDir,
        WebhookOptions webhooks,
        Optional<Path> logs,
        boolean sound,
        Optional<ScriptedCallers> callers) {
    /** As programs run it: with no sound card. */
    public static AppOptions in(Path dataDir, Path runtimeDir) {
        return new AppOptions(
                dataDir,
                runtimeDir,
                WebhookOptions.standard(Version.userAgent()),
                Optional.empty(),
                false,
                Optional.empty());
    }

    /** The same for a person. */
    public AppOptions withSound() {
        return new AppOptions(dataDir, runtimeDir, webhooks, logs, true, callers);
    }

    /** The same with log files there. */
    AppOptions withLogs(Path directory) {
        return new AppOptions(
                dataDir, runtimeDir, webhooks, Optional.of(directory), sound, callers);
    }

    /** The same with far ends that scripts direct over the API. */
    public AppOptions withCallers(ScriptedCallers there) {
        return new AppOptions(dataDir, runtimeDir, webhooks, logs, sound, Optional.of(there));
    }
}
