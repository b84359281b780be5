package org.agent008.app.sandbox;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.agent008.adapter.api.ScriptedCallers;
import org.agent008.adapter.sip.SipOptions;
import org.agent008.adapter.sip.SipSignaling;
import org.agent008.adapter.webrtc.WebrtcMedia;
import org.agent008.adapter.webrtc.WebrtcOptions;
import org.agent008.app.Version;
import org.agent008.domain.settings.Account;
import org.agent008.domain.settings.ApiSettings;
import org.agent008.domain.settings.Secret;
import org.agent008.domain.settings.Settings;
import org.agent008.domain.settings.WebhookEndpoint;

/**
 * A phone system with one account for the phone and one for a scripted caller, who also answers the
 * numbers of {@link Service}. Everything is on 127.0.0.1 and on free ports; passwords are new each
 * time.
 */
public final class Sandbox implements AutoCloseable {
    /** The phone's extension. */
    public static final String PHONE = "1008";

    /** The scripted caller's extension. */
    public static final String CALLER = "2000";

    private static final String DOMAIN = "sandbox.invalid";

    private final Map<String, Secret> users = Map.of(PHONE, password(), CALLER, password());
    private final LoopbackPbx pbx;
    private final SandboxPeer caller;
    private final PeerScripts scripts;

    private Sandbox(DigestAlgorithm algorithm) {
        Map<String, String> services =
                Stream.concat(
                                Arrays.stream(Service.values()).map(Service::number),
                                PeerScripts.NUMBERS.stream())
                        .collect(Collectors.toMap(number -> number, _ -> CALLER));
        pbx = LoopbackPbx.start(new PbxOptions(DOMAIN, users, services, algorithm));
        caller = peer(CALLER, this::take);
        scripts = new PeerScripts(caller);
    }

    /** Starts it; the scripted caller registers in the background. */
    public static Sandbox start() {
        return start(DigestAlgorithm.SHA_256);
    }

    /** Starts it with a given digest algorithm. */
    public static Sandbox start(DigestAlgorithm algorithm) {
        return new Sandbox(algorithm);
    }

    /** A further end with one of the two accounts; whoever asks for it closes it. */
    SandboxPeer peer(String user, Consumer<PeerCall> onCall) {
        WebrtcMedia media = new WebrtcMedia(WebrtcOptions.defaults().withLoopback(true));
        SipSignaling signaling = new SipSignaling(SipOptions.defaults("Agent 008 sandbox"));
        return new SandboxPeer(account(user), signaling, media, media, onCall);
    }

    private void take(PeerCall call) {
        if (!scripts.take(call)) {
            Service.of(call.to()).orElse(Service.GREETING).take(call, caller);
        }
    }

    /** Far ends that do as a script says. */
    public ScriptedCallers scripts() {
        return scripts;
    }

    /** What a phone that is tried here needs: this account, any free API port. */
    public Settings settings(List<WebhookEndpoint> webhooks, int maxCalls) {
        return settings(account(), webhooks, maxCalls);
    }

    static Settings settings(Account account, List<WebhookEndpoint> webhooks, int maxCalls) {
        return Settings.builder()
                .account(Optional.of(account))
                .webhooks(webhooks)
                .api(new ApiSettings(true, 0))
                .nickname("Agent 008")
                .language(Locale.getDefault().toLanguageTag())
                .userAgent(Version.userAgent())
                .maxCalls(maxCalls)
                .headless(true)
                .build();
    }

    /** The account that the phone uses. */
    public Account account() {
        return account(PHONE);
    }

    private Account account(String user) {
        return new Account(
                user + "@" + DOMAIN,
                user,
                DOMAIN,
                user,
                requireNonNull(users.get(user)),
                List.of(pbx.uri()),
                Optional.of(user.equals(PHONE) ? "Agent 008" : "Scripted caller"));
    }

    /** The scripted caller. */
    public SandboxPeer caller() {
        return caller;
    }

    /** Ends all calls and lets go of all sockets and threads. */
    @Override
    public void close() {
        scripts.close();
        caller.close();
        pbx.close();
    }

    private static Secret password() {
        return new Secret(UUID.randomUUID().toString());
    }
}
