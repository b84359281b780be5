package org.agent008.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.agent008.adapter.api.ApiOptions;
import org.agent008.adapter.api.ApiServer;
import org.agent008.adapter.api.ApiSources;
import org.agent008.adapter.recording.WebmRecorder;
import org.agent008.adapter.settings.ChoicesFile;
import org.agent008.adapter.settings.TrustStore;
import org.agent008.adapter.sip.SipOptions;
import org.agent008.adapter.sip.SipSignaling;
import org.agent008.adapter.sip.SipTrace;
import org.agent008.adapter.storage.ContactFiles;
import org.agent008.adapter.storage.SqliteStore;
import org.agent008.adapter.webhook.WebhookDispatcher;
import org.agent008.adapter.webrtc.SoundCard;
import org.agent008.adapter.webrtc.WebrtcMedia;
import org.agent008.adapter.webrtc.WebrtcOptions;
import org.agent008.app.doctor.ZippedBundle;
import org.agent008.app.sound.Handset;
import org.agent008.domain.doctor.Doctor;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.event.EventIds;
import org.agent008.domain.event.RegistrationChanged;
import org.agent008.domain.phone.Configuration;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.phone.PhonePorts;
import org.agent008.domain.phone.PhoneService;
import org.agent008.domain.phone.Registration;
import org.agent008.domain.port.AudioDesk;
import org.agent008.domain.port.AudioDevices;
import org.agent008.domain.port.Choices;
import org.agent008.domain.port.Contacts;
import org.agent008.domain.port.NoAudioDevices;
import org.agent008.domain.settings.Account;
import org.agent008.domain.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wires the hexagon: the one place that knows every adapter. A started phone until {@link #close}.
 */
public final class CompositionRoot implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CompositionRoot.class);
    private static final long PATIENCE_SECONDS = 10;
    private static final long MADE_WITHIN_SECONDS = 5;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /** What to close, the newest first. */
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    private final Configuration configuration;
    private final Mailbox mailbox;
    private final LinkDesk links;
    private final AudioDesk desk;
    private final Contacts contacts;
    private final WebhookDispatcher webhooks;
    private final Optional<SoundCard> card;
    private final Optional<ApiServer> api;

    private CompositionRoot(Configuration configuration, AppOptions options) throws IOException {
        this.configuration = configuration;
        Settings settings = configuration.state().settings();
        try {
            Optional<SSLContext> tls = authorities(settings);
            PhoneThread thread = add(new PhoneThread());
            add(DataLock.take(options.dataDir()));
            Path database = options.dataDir().resolve("agent008.db");
            SqliteStore store = add(SqliteStore.open(database, settings.webhooks()));
            store.ownNumbers(settings.ownNumbers());
            contacts = store.contacts();
            ContactFiles contactFiles = add(ContactFiles.watch(store, settings.contactFiles()));
            ChoicesFile choices = add(ChoicesFile.open(options.dataDir().resolve("choices.json")));
            // Before SIP and media, so that at the end it outlives them and sends the last events.
            webhooks =
                    add(
                            new WebhookDispatcher(
                                    store.deliveries(),
                                    settings.webhooks(),
                                    tls.map(options.webhooks()::withTls)
                                            .orElse(options.webhooks())));
            WebrtcMedia media = add(new WebrtcMedia(media(settings)));
            WebmRecorder recorder =
                    add(
                            new WebmRecorder(
                                    media,
                                    options.dataDir().resolve("recordings"),
                                    settings.recording(),
                                    Clock.systemUTC()));
            SipOptions plain = sip(settings, options.dataDir(), System.getenv());
            SipOptions sipOptions = tls.map(plain::withTls).orElse(plain);
            SipSignaling sip = add(new SipSignaling(sipOptions));
            SecureRandom random = new SecureRandom();
            Clock clock = Clock.system(ZoneId.systemDefault());
            PhoneService phone =
                    new PhoneService(
                            new PhonePorts(
                                    sip,
                                    media,
                                    store.journal(),
                                    choices,
                                    contacts,
                                    Optional.of(recorder),
                                    Optional.empty(),
                                    Optional.of(add(Analysts.of(settings))),
                                    thread,
                                    thread,
                                    clock,
                                    clock.getZone(),
                                    new EventIds("evt_", clock, random),
                                    new EventIds("", clock, random)),
                            settings);
            mailbox = new Mailbox(thread, phone);
            links = new LinkDesk(mailbox, configuration, store.contacts());
            desk = media;
            card =
                    options.sound()
                            ? Optional.of(add(new SoundCard(desk, settings.audio(), choices)))
                            : Optional.empty();
            api =
                    settings.api().enabled()
                            ? Optional.of(
                                    add(
                                            api(
                                                    options,
                                                    store,
                                                    webhooks,
                                                    doctor(options, store, choices, sipOptions),
                                                    sip.trace())))
                            : Optional.empty();
            add(() -> stop(phone));
            onPhone(() -> {
                phone.onEvent(CompositionRoot::log);
                phone.onCommitted(_ -> webhooks.wake());
                phone.start();
            });
            webhooks.start();
            LiveSettings live =
                    new LiveSettings(
                            settings,
                            store,
                            contactFiles,
                            webhooks,
                            wanted -> {
                                media.configure(media(wanted));
                                card.ifPresent(there -> there.configure(wanted.audio()));
                            },
                            mailbox);
            configuration.onChange(state -> live.become(state.settings()));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts a phone and begins to register.
     *
     * @throws IOException where a file or port it needs cannot be had; the message says which
     */
    public static CompositionRoot start(Configuration configuration, AppOptions options)
            throws IOException {
        return new CompositionRoot(configuration, options);
    }

    /** The same with settings that stay as they are. */
    public static CompositionRoot start(Settings settings, AppOptions options) throws IOException {
        return start(new FixedConfiguration(settings), options);
    }

    private ApiServer api(
            AppOptions options,
            SqliteStore store,
            WebhookDispatcher webhooks,
            Doctor doctor,
            SipTrace trace)
            throws IOException {
        int port = configuration.state().settings().api().port();
        return ApiServer.start(
                mailbox,
                new ApiSources(
                        store.eventLog(),
                        store.history(),
                        store.archive(),
                        contacts,
                        devices(),
                        webhooks,
                        configuration,
                        doctor,
                        new ZippedBundle(
                                doctor,
                                configuration,
                                trace::text,
                                options.logs(),
                                Version.current()),
                        links),
                new ApiOptions(port, options.runtimeDir(), Version.current(), options.callers()));
    }

    public DesktopParts forDesktop() {
        return new DesktopParts(mailbox, devices(), contacts, webhooks, configuration);
    }

    public Configuration configuration() {
        return configuration;
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    LinkDesk links() {
        return links;
    }

    public AudioDesk desk() {
        return desk;
    }

    /** The sound devices of the person; there are none where {@link AppOptions#sound} is off. */
    public AudioDevices devices() {
        return card.<AudioDevices>map(there -> there).orElseGet(NoAudioDevices::new);
    }

    /**
     * From now on a person hears and speaks in calls; nothing happens where {@link
     * AppOptions#sound} is off.
     */
    public void pickUp() {
        card.ifPresent(there -> Handset.follow(mailbox, there));
    }

    /** The local API; empty where it is switched off. */
    public Optional<ApiServer> api() {
        return api;
    }

    private Doctor doctor(
            AppOptions options, SqliteStore store, Choices choices, SipOptions sipOptions) {
        return new Examinations(options.dataDir(), sipOptions)
                .of(
                        new Examinations.Running(
                                configuration,
                                mailbox,
                                store.journal(),
                                store.history(),
                                choices,
                                options.sound()),
                        this::port);
    }

    private int port() {
        return api().map(ApiServer::port).orElse(0);
    }

    static WebrtcOptions media(Settings settings) {
        return WebrtcOptions.defaults()
                .withLoopback(onThisMachine(settings))
                .withIceServers(settings.iceServers());
    }

    static SipOptions sip(Settings settings, Path dataDir, Map<String, String> environment) {
        return SipOptions.defaults(settings.userAgent())
                .withInstance(InstanceId.in(dataDir))
                .withEnvironment(environment);
    }

    /** Empty: those that Java knows. */
    static Optional<SSLContext> authorities(Settings settings) throws IOException {
        return settings.trustStore().isPresent()
                ? Optional.of(TrustStore.context(settings.trustStore().get()))
                : Optional.empty();
    }

    /** Where there is no tray, the log tells why the phone does not ring. */
    private static void log(Envelope told) {
        if (told.event() instanceof RegistrationChanged(String account, Registration now)) {
            switch (now) {
                case Registration.Failed(String reason) -> LOG.warn("{}", reason);
                case Registration.Lost(String reason) -> LOG.warn("{}", reason);
                case Registration.Registered() -> LOG.info("{} is registered.", account);
                case Registration.Offline() -> LOG.info("{} is offline.", account);
                case Registration.Connecting() -> LOG.debug("{} is connecting.", account);
            }
        }
    }

    private <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    /**
     * Loopback addresses are only offered where every server of the PBX is on this machine. No DNS
     * is asked.
     */
    private static boolean onThisMachine(Settings settings) {
        return settings.account().map(Account::servers).stream()
                .anyMatch(
                        servers -> servers.stream().map(URI::getHost).allMatch(LOOPBACK::contains));
    }

    /** Ends the calls and waits some seconds for what is made of them. */
    private void stop(PhoneService phone) {
        CompletableFuture<Void> settled = new CompletableFuture<>();
        onPhone(() -> {
            var _ = phone.stop().thenAccept(settled::complete);
        });
        try {
            settled.get(MADE_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("What is made of the last calls is not ready; the phone ends without it.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void onPhone(Runnable task) {
        try {
            mailbox.ask(
                            _ -> {
                                task.run();
                                return task;
                            })
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The phone did not do as asked.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the phone was asked.", e);
        }
    }

    /**
     * Ends all calls, unregisters, writes what is left and lets go of every thread and port.
     * Webhooks that are not through by then are sent by the next run.
     */
    @Override
    public void close() {
        for (AutoCloseable part = parts.poll(); part != null; part = parts.poll()) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("A part of the phone did not close cleanly.", e);
            }
        }
    }
}
