package org.agent008.domain.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Settings in the making: each value is the default, or that of {@link Settings#toBuilder}, until
 * it is set.
 */
public final class SettingsBuilder {
    private Optional<Account> account = Optional.empty();
    private List<Status> statuses = List.of(Status.ONLINE, Status.OFFLINE);
    private Optional<String> status = Optional.empty();
    private List<CallerNumber> numbers = List.of();
    private Optional<String> numberOut = Optional.empty();
    private List<WebhookEndpoint> webhooks = List.of();
    private List<Path> contactFiles = List.of();
    private ApiSettings api = ApiSettings.DEFAULT;
    private AudioSettings audio = AudioSettings.DEFAULT;
    private WindowSize size = WindowSize.DEFAULT;
    private String nickname = "";
    private String language = "en";
    private String device = "default";
    private String userAgent = "Agent 008";
    private Optional<Path> trustStore = Optional.empty();
    private List<IceServer> iceServers = List.of();
    private int maxCalls = 4;
    private AutoAnswer autoAnswer = AutoAnswer.DEFAULT;
    private boolean headless = false;
    private DtmfMode dtmf = DtmfMode.AUTO;
    private TransferRules transfers = TransferRules.DEFAULT;
    private RecordingSettings recording = RecordingSettings.OFF;
    private TranscriptionSettings transcription = TranscriptionSettings.DEFAULT;
    private AnalysisSettings analysis = AnalysisSettings.DEFAULT;
    private DialPolicy dialPolicy = DialPolicy.DEFAULT;

    SettingsBuilder() {}

    SettingsBuilder(Settings from) {
        account = from.account();
        statuses = from.statuses();
        status = from.status();
        numbers = from.numbers();
        numberOut = from.numberOut();
        webhooks = from.webhooks();
        contactFiles = from.contactFiles();
        api = from.api();
        audio = from.audio();
        size = from.size();
        nickname = from.nickname();
        language = from.language();
        device = from.device();
        userAgent = from.userAgent();
        trustStore = from.trustStore();
        iceServers = from.iceServers();
        maxCalls = from.maxCalls();
        autoAnswer = from.autoAnswer();
        headless = from.headless();
        dtmf = from.dtmf();
        transfers = from.transfers();
        recording = from.recording();
        transcription = from.transcription();
        analysis = from.analysis();
        dialPolicy = from.dialPolicy();
    }

    public SettingsBuilder account(Optional<Account> value) {
        account = value;
        return this;
    }

    public SettingsBuilder statuses(List<Status> value) {
        statuses = value;
        return this;
    }

    public SettingsBuilder status(Optional<String> value) {
        status = value;
        return this;
    }

    public SettingsBuilder numbers(List<CallerNumber> value) {
        numbers = value;
        return this;
    }

    public SettingsBuilder numberOut(Optional<String> value) {
        numberOut = value;
        return this;
    }

    public SettingsBuilder webhooks(List<WebhookEndpoint> value) {
        webhooks = value;
        return this;
    }

    public SettingsBuilder contactFiles(List<Path> value) {
        contactFiles = value;
        return this;
    }

    public SettingsBuilder api(ApiSettings value) {
        api = value;
        return this;
    }

    public SettingsBuilder audio(AudioSettings value) {
        audio = value;
        return this;
    }

    public SettingsBuilder size(WindowSize value) {
        size = value;
        return this;
    }

    public SettingsBuilder nickname(String value) {
        nickname = value;
        return this;
    }

    public SettingsBuilder language(String value) {
        language = value;
        return this;
    }

    public SettingsBuilder device(String value) {
        device = value;
        return this;
    }

    public SettingsBuilder userAgent(String value) {
        userAgent = value;
        return this;
    }

    public SettingsBuilder trustStore(Optional<Path> value) {
        trustStore = value;
        return this;
    }

    public SettingsBuilder iceServers(List<IceServer> value) {
        iceServers = value;
        return this;
    }

    public SettingsBuilder maxCalls(int value) {
        maxCalls = value;
        return this;
    }

    public SettingsBuilder autoAnswer(AutoAnswer value) {
        autoAnswer = value;
        return this;
    }

    public SettingsBuilder headless(boolean value) {
        headless = value;
        return this;
    }

    public SettingsBuilder dtmf(DtmfMode value) {
        dtmf = value;
        return this;
    }

    public SettingsBuilder transfers(TransferRules value) {
        transfers = value;
        return this;
    }

    public SettingsBuilder recording(RecordingSettings value) {
        recording = value;
        return this;
    }

    public SettingsBuilder transcription(TranscriptionSettings value) {
        transcription = value;
        return this;
    }

    public SettingsBuilder analysis(AnalysisSettings value) {
        analysis = value;
        return this;
    }

    public SettingsBuilder dialPolicy(DialPolicy value) {
        dialPolicy = value;
        return this;
    }

    public Settings build() {
        return new Settings(
                account,
                statuses,
                status,
                numbers,
                numberOut,
                webhooks,
                contactFiles,
                api,
                audio,
                size,
                nickname,
                language,
                device,
                userAgent,
                trustStore,
                iceServers,
                maxCalls,
                autoAnswer,
                headless,
                dtmf,
                transfers,
                recording,
                transcription,
                analysis,
                dialPolicy);
    }
}
