package org.agent008.domain.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything the person configured, defaults filled in.
 *
 * @param account absent while nobody configured one
 * @param numbers caller ids, the default first
 * @param numberOut the chosen caller id where it is not the first
 * @param contactFiles vCard files that are imported and watched
 * @param trustStore PEM file of authorities to trust besides those Java knows
 * @param audio what of it the person chose later stands above this
 * @param iceServers STUN and TURN; no other third party is ever contacted
 * @param maxCalls simultaneous calls; further ones get 486
 * @param headless no tray, no windows, nobody who talks: programs drive the calls ({@code server}
 *     in the file)
 */
public record Settings(
        Optional<Account> account,
        List<Status> statuses,
        Optional<String> status,
        List<CallerNumber> numbers,
        Optional<String> numberOut,
        List<WebhookEndpoint> webhooks,
        List<Path> contactFiles,
        ApiSettings api,
        AudioSettings audio,
        WindowSize size,
        String nickname,
        String language,
        String device,
        String userAgent,
        Optional<Path> trustStore,
        List<IceServer> iceServers,
        int maxCalls,
        AutoAnswer autoAnswer,
        boolean headless,
        DtmfMode dtmf,
        TransferRules transfers,
        RecordingSettings recording,
        TranscriptionSettings transcription,
        AnalysisSettings analysis,
        DialPolicy dialPolicy) {
    public Settings {
        statuses = List.copyOf(statuses);
        numbers = List.copyOf(numbers);
        webhooks = List.copyOf(webhooks);
        iceServers = List.copyOf(iceServers);
        contactFiles = List.copyOf(contactFiles);
        if (statuses.isEmpty()) {
            throw new IllegalArgumentException("there is at least one status");
        }
    }

    /** Defaults, to be changed. */
    public static SettingsBuilder builder() {
        return new SettingsBuilder();
    }

    /** These, to be changed. */
    public SettingsBuilder toBuilder() {
        return new SettingsBuilder(this);
    }

    /**
     * The status the phone starts with: the configured one where it exists, else {@code online},
     * else the first.
     */
    public Status initialStatus() {
        return status.flatMap(this::statusNamed)
                .or(() -> statusNamed(Status.ONLINE.value()))
                .orElse(statuses.getFirst());
    }

    public Optional<Status> statusNamed(String value) {
        return statuses.stream().filter(s -> s.value().equals(value)).findFirst();
    }

    /** The numbers one can show. */
    public List<String> ownNumbers() {
        return numbers.stream().map(CallerNumber::number).toList();
    }

    /** The caller id outbound calls show unless they name one. */
    public Optional<String> callerId() {
        return numberOut.or(() -> numbers.stream().findFirst().map(CallerNumber::number));
    }
}
