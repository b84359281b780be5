package org.agent008.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.agent008.adapter.settings.AppPaths;
import org.agent008.adapter.settings.ChoicesFile;
import org.agent008.adapter.settings.LayeredConfiguration;
import org.agent008.adapter.settings.SystemSecrets;
import org.agent008.adapter.sip.SipOptions;
import org.agent008.adapter.sip.SipSignaling;
import org.agent008.adapter.storage.SqliteStore;
import org.agent008.app.doctor.ApiCheck;
import org.agent008.app.doctor.ConfigurationCheck;
import org.agent008.app.doctor.DiskCheck;
import org.agent008.app.doctor.PeersCheck;
import org.agent008.app.doctor.RegistrationCheck;
import org.agent008.app.doctor.ZippedBundle;
import org.agent008.domain.doctor.Check;
import org.agent008.domain.doctor.Doctor;
import org.agent008.domain.doctor.Finding;
import org.agent008.domain.doctor.SupportBundle;
import org.agent008.domain.phone.Configuration;
import org.agent008.domain.settings.Settings;

/**
 * The doctor where no phone answers: tries the real account, unless a phone that has its API
 * switched off uses it.
 */
final class Standalone implements AutoCloseable {
    private static final String NO_TRACE = "No phone is running: there are no messages.\n";

    private final AppPaths paths;
    private final LayeredConfiguration configuration;
    private final Doctor doctor;

    private Standalone(AppPaths paths, LayeredConfiguration configuration, Doctor doctor) {
        this.paths = paths;
        this.configuration = configuration;
        this.doctor = doctor;
    }

    /**
     * Reads the configuration.
     *
     * @throws IOException where the directories of the phone cannot be used
     */
    static Standalone open(Optional<Path> config, Map<String, String> environment)
            throws IOException {
        AppPaths paths = AppPaths.locate(config, environment);
        LayeredConfiguration configuration =
                new LayeredConfiguration(
                        paths,
                        Version.userAgent(),
                        environment,
                        Map.of(),
                        SystemSecrets.in(paths.dataDir()));
        configuration.load();
        List<Check> checks = new ArrayList<>();
        checks.add(new ConfigurationCheck(configuration));
        try {
            checks.addAll(checks(configuration, paths.dataDir(), environment));
        } catch (IOException e) {
            checks.add(chart ->
                    chart.look("Files", () -> Finding.fault(String.valueOf(e.getMessage()))));
        }
        return new Standalone(
                paths, configuration, new Doctor(() -> checks, InstantSource.system()));
    }

    Doctor doctor() {
        return doctor;
    }

    SupportBundle bundle() {
        return new ZippedBundle(
                doctor,
                configuration,
                () -> NO_TRACE,
                Optional.of(paths.stateDir()),
                Version.current());
    }

    @Override
    public void close() {
        configuration.close();
    }

    private static List<Check> checks(
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
                Examinations.media(
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
