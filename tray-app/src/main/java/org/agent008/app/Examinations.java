package org.agent008.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.agent008.adapter.sip.ServerProbe;
import org.agent008.adapter.sip.SipOptions;
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
import org.agent008.app.doctor.SoundCheck;
import org.agent008.domain.doctor.Check;
import org.agent008.domain.doctor.Doctor;
import org.agent008.domain.phone.Configuration;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.port.Choices;
import org.agent008.domain.port.History;
import org.agent008.domain.port.Journal;
import org.agent008.domain.settings.Settings;

/** What the doctor looks at, and in which order. */
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

    Optional<Check> servers(Settings settings) {
        return settings.account()
                .map(account -> new ServerProbe(account, sip, InstantSource.system()));
    }

    static List<Check> media(Settings settings, Choices choices, boolean sound) {
        List<Check> checks = new ArrayList<>();
        checks.add(new IceProbe(CompositionRoot.media(settings)));
        if (sound) {
            checks.add(new SoundCheck(desk -> new SoundCard(desk, settings.audio(), choices)));
        }
        WebrtcOptions here = WebrtcOptions.defaults().withLoopback(true);
        checks.add(new LoopbackCheck(() -> new WebrtcMedia(here)));
        return checks;
    }
}
