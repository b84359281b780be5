package org.agent008.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import javax.net.ssl.SSLContext;
import org.agent008.adapter.settings.AppPaths;
import org.agent008.adapter.settings.ChoicesFile;
import org.agent008.adapter.settings.LayeredConfiguration;
import org.agent008.adapter.settings.SystemSecrets;
import org.agent008.adapter.sip.ServerProbe;
import org.agent008.adapter.sip.SipOptions;
import org.agent008.adapter.sip.SipSignaling;
import org.agent008.adapter.storage.SqliteStore;
import org.agent008.adapter.webrtc.IceProbe;
import org.agent008.adapter.webrtc.SoundCard;
import org.agent008.adapter.webrtc.WebrtcMedia;
import org.agent008.adapter.webrtc.WebrtcOptions;
import org.agent008.app.doctor.ApiCheck;
import org.agent008.app.doctor.ConfigurationCheck;
import org.agent008.app.doctor.DiskCheck;
import org.agent008.app.doctor.LoopbackCheck;
import org.agent008.app.doctor.PeersCheck;
import org.agent008.app.doctor.RegisteredCheck;
import org.agent008.app.doctor.RegistrationCheck;
import org.agent008.app.doctor.SoundCheck;
import org.agent008.domain.doctor.Check;
import org.agent008.domain.doctor.Doctor;
import org.agent008.domain.doctor.Finding;
import org.agent008.domain.doctor.Step;
import org.agent008.domain.phone.Configuration;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.port.Choices;
import org.agent008.domain.port.History;
import org.agent008.domain.port.Journal;
import org.agent008.domain.settings.Settings;

/**
 * What the doctor looks at, and in which order: for a phone that runs, and for one that does not.
 */
final class Examinations {
    private final Path dataDir;
    private final SipOptions sip;

    /**
     * @param sip as the phone's own registration has them
     */
    Examinations(Path dataDir, SipOptions sip) {
        this.dataDir = dataDir;
        this.sip = sip;
    }

    /** What is left alone in a running phone: its registration is asked for, not made. */
    record Running(
            Configuration configuration,
            Mailbox mailbox,
            Journal journal,
            History history,
            Choices choices,
            boolean sound) {}

    /**
     * Of a running phone.
     *
     * @param port of its API
     */
    Doctor of(Running phone, IntSupplier port) {
        return new Doctor(() -> checks(phone, port), InstantSource.system());
    }

    private List<Check> checks(Running phone, IntSupplier port) {
        Settings settings = phone.configuration().state().settings();
        List<Check> checks = new ArrayList<>();
        checks.add(new ConfigurationCheck(phone.configuration()));
        servers(settings).ifPresent(checks::add);
        checks.add(new RegisteredCheck(phone.mailbox()));
        checks.addAll(media(settings, phone.choices(), phone.sound()));
        checks.add(new PeersCheck(phone.history()));
        checks.add(ApiCheck.bound(port.getAsInt()));
        checks.add(new DiskCheck(dataDir, phone.journal()::fault));
        return checks;
    }

    private Optional<Check> servers(Settings settings) {
        return settings.account()
                .map(account -> new ServerProbe(account, sip, InstantSource.system()));
    }

    private static List<Check> media(Settings settings, Choices choices, boolean sound) {
        List<Check> checks = new ArrayList<>();
        checks.add(new IceProbe(CompositionRoot.media(settings)));
        if (sound) {
            checks.add(new SoundCheck(desk -> new SoundCard(desk, settings.audio(), choices)));
        }
        WebrtcOptions here = WebrtcOptions.defaults().withLoopback(true);
        checks.add(new LoopbackCheck(() -> new WebrtcMedia(here)));
        return checks;
    }

    /**
     * Examines where no phone answers: with the real account, unless a phone that has its API
     * switched off uses it.
     *
     * @throws IOException where the directories of the phone cannot be used
     */
    static List<Step> ofMachine(
            Optional<Path> config, Map<String, String> environment, Consumer<Step> each)
            throws IOException, InterruptedException {
        AppPaths paths = AppPaths.locate(config, environment);
        try (LayeredConfiguration configuration =
                new LayeredConfiguration(
                        paths,
                        Version.userAgent(),
                        environment,
                        Map.of(),
                        SystemSecrets.in(paths.dataDir()))) {
            configuration.load();
            List<Check> checks = new ArrayList<>();
            checks.add(new ConfigurationCheck(configuration));
            try {
                checks.addAll(ofMachine(configuration, paths.dataDir(), environment));
            } catch (IOException e) {
                checks.add(chart ->
                        chart.look("Files", () -> Finding.fault(String.valueOf(e.getMessage()))));
            }
            return new Doctor(() -> checks, InstantSource.system()).examine(each);
        }
    }

    private static List<Check> ofMachine(
            Configuration configuration, Path dataDir, Map<String, String> environment)
            throws IOException {
        Settings settings = configuration.state().settings();
        Optional<SSLContext> tls = CompositionRoot.authorities(settings);
        SipOptions plain = CompositionRoot.sip(settings, dataDir, environment);
        SipOptions sip = tls.map(plain::withTls).orElse(plain);
        Examinations examinations = new Examinations(dataDir, sip);
        List<Check> checks = new ArrayList<>();
        examinations.servers(settings).ifPresent(checks::add);
        checks.add(chart -> alone(settings, sip, dataDir).examine(chart));
        checks.addAll(
                media(
                        settings,
                        ChoicesFile.open(dataDir.resolve("choices.json")),
                        !settings.headless()));
        checks.add(ApiCheck.free(settings.api()));
        checks.add(new DiskCheck(dataDir, Optional::empty));
        return checks;
    }

    /** What another phone would be in the way of, and it of the phone. */
    private static Check alone(Settings settings, SipOptions sip, Path dataDir) {
        return chart -> {
            try (DataLock _ = DataLock.take(dataDir)) {
                if (settings.account().isPresent()) {
                    new RegistrationCheck(settings.account().get(), () -> new SipSignaling(sip))
                            .examine(chart);
                }
                Path database = dataDir.resolve("agent008.db");
                if (Files.exists(database)) {
                    try (SqliteStore store = SqliteStore.open(database, settings.webhooks())) {
                        new PeersCheck(store.history()).examine(chart);
                    }
                }
            } catch (IOException e) {
                chart.look(
                        "Registration",
                        () ->
                                Finding.warning(
                                        "not tried: " + e.getMessage(),
                                        "A phone with api.enabled false cannot be asked."));
            }
        };
    }
}
