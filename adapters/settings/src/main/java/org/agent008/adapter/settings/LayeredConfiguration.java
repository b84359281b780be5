package org.agent008.adapter.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.agent008.domain.phone.AccountEntry;
import org.agent008.domain.phone.Configuration;
import org.agent008.domain.phone.Login;
import org.agent008.domain.phone.Reply;
import org.agent008.domain.phone.Reply.Refusal;
import org.agent008.domain.port.Secrets;
import org.agent008.domain.settings.Secret;
import org.agent008.domain.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration in its layers: command line, environment, a server's settings, the file,
 * defaults. What was in force last stays so while the file is wrong.
 */
public final class LayeredConfiguration implements Configuration, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LayeredConfiguration.class);

    private final AppPaths paths;
    private final Secrets secrets;
    private final JsonSettings reader;
    private final SchemaWalk walk;
    private final List<Layer> overrides;
    private final SettingsServer server;
    private final KeptLogin kept;
    private final Sources sources;
    private final List<Consumer<State>> listeners = new CopyOnWriteArrayList<>();
    private volatile State state;
    private volatile JsonNode document = JsonNodeFactory.instance.objectNode();
    private @Nullable JsonNode started;
    private @Nullable FileWatch watch;

    /**
     * Reads nothing yet.
     *
     * @param userAgent what the phone calls itself unless the configuration says otherwise
     * @param environment {@code AGENT008_…} variables and {@code env:NAME} secrets
     * @param commandLine values by field, such as {@code api.port}
     * @throws IllegalArgumentException where the command line holds a secret
     */
    public LayeredConfiguration(
            AppPaths paths,
            String userAgent,
            Map<String, String> environment,
            Map<String, String> commandLine,
            Secrets secrets) {
        this.paths = paths;
        this.secrets = secrets;
        reader = new JsonSettings(userAgent, environment, secrets);
        walk = new SchemaWalk(reader.schema().root());
        var names = new Overrides(reader.schema(), walk);
        overrides =
                Stream.concat(
                                names.environment(environment).stream(),
                                names.commandLine(commandLine).stream())
                        .toList();
        server = new SettingsServer(userAgent);
        kept = new KeptLogin(paths.dataDir(), secrets);
        sources = new Sources(paths, kept, overrides, new ServerLimits(walk));
        state =
                new State(
                        reader.defaults(),
                        new Login.NotNeeded(),
                        paths.configFile().toString(),
                        List.of(),
                        List.of());
    }

    /** Reads all layers and puts them in force, unless there are faults. */
    public synchronized Loaded load() {
        return take(sources.read());
    }

    /** From now on until {@link #close} a change of the file is in force within seconds. */
    public synchronized void watch(Duration every) {
        watch = new FileWatch(sources::watched, this::reload, every);
    }

    private synchronized void reload() {
        if (take(sources.read()) instanceof Loaded.Broken(var faults, var _)) {
            LOG.warn("The changed configuration has faults, the one before stays in force:");
            faults.forEach(fault -> LOG.warn("{}", fault));
        }
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public String document() {
        return new Redaction(walk).of(document).toPrettyString();
    }

    @Override
    public void onChange(Consumer<State> listener) {
        listeners.add(listener);
    }

    @Override
    public synchronized Reply<State> saveAccount(AccountEntry account) {
        if (document.has("sipUri") && setsAccount(state.login())) {
            return new Reply.Refused<>(
                    Refusal.NOT_NOW,
                    "The account comes from the settings of the server. Log out first.");
        }
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.put("sipUri", account.sipUri().strip());
        patch.put("sipUser", account.sipUser().filter(user -> !user.isBlank()).orElse(null));
        account.password().ifPresent(password -> patch.put("sipPassword", password.reveal()));
        patch.put("wsUri", account.server().strip());
        patch.put("nickname", account.nickname().orElse(null));
        return change(patch);
    }

    private boolean setsAccount(Login login) {
        return login instanceof Login.LoggedIn
                && sources.read().server().map(s -> s.root().has("sipUri")).orElse(false);
    }

    @Override
    public synchronized Reply<State> logIn(String nickname, Secret password) {
        Reading now = sources.read();
        if (!(now.settingsUri().orElse(null) instanceof SettingsUri.Server remote)) {
            return new Reply.Refused<>(
                    Refusal.NOT_NOW,
                    "There is nothing to log in to: set settingsUri to the http(s) address of your"
                            + " settings.");
        }
        if (!remote.carriesPasswords()) {
            return new Reply.Refused<>(
                    Refusal.NOT_NOW,
                    "The password would be readable on its way: settingsUri must be https.");
        }
        var name = SettingsServer.shown(remote.address());
        try {
            var trustStore = state.settings().trustStore();
            var text =
                    SourceText.of(
                            name, server.fetch(remote.address(), nickname, password, trustStore));
            var who = new KeptLogin.Who(remote.address().toString(), nickname);
            Reading reading = sources.read(Optional.empty(), Optional.of(text), Optional.of(who));
            if (check(reading) instanceof Loaded.Broken(var faults, var _)) {
                return badSettings(faults);
            }
            kept.keep(who, text);
            take(reading);
            return new Reply.Done<>(state);
        } catch (UnusableFileException e) {
            return badSettings(List.of(e.finding()));
        } catch (SettingsServer.RefusedException e) {
            return new Reply.Refused<>(e.why(), String.valueOf(e.getMessage()));
        } catch (Secrets.UnavailableException | IOException e) {
            return unavailable(e);
        }
    }

    @Override
    public synchronized Reply<State> logOut() {
        try {
            kept.forget();
            load();
            return new Reply.Done<>(state);
        } catch (Secrets.UnavailableException | IOException e) {
            return unavailable(e);
        }
    }

    @Override
    public synchronized Reply<State> change(String mergePatch) {
        try {
            return Document.JSON.readTree(mergePatch) instanceof ObjectNode patch
                    ? change(patch)
                    : new Reply.Refused<>(Refusal.BAD_SETTINGS, "A change is a JSON object.");
        } catch (JsonProcessingException e) {
            return new Reply.Refused<>(
                    Refusal.BAD_SETTINGS, SyntaxMessage.of(e.getOriginalMessage()));
        }
    }

    private Reply<State> change(ObjectNode wanted) {
        Path file = paths.configFile();
        try {
            var text = Files.exists(file) ? SourceText.read(file) : "";
            var before =
                    text.isBlank()
                            ? JsonNodeFactory.instance.objectNode()
                            : Document.parse(file.toString(), text).root();
            if (!(before instanceof ObjectNode members)) {
                return new Reply.Refused<>(Refusal.NOT_NOW, "Mend " + file + " first.");
            }
            var patch = new SettingsPatch(members, wanted, walk);
            var after = new FileText(text);
            patch.members().reversed().forEach(after::set);
            return write(file, after.toString(), patch);
        } catch (IllegalArgumentException e) {
            return new Reply.Refused<>(Refusal.BAD_SETTINGS, String.valueOf(e.getMessage()));
        } catch (UnusableFileException e) {
            return badSettings(List.of(e.finding()));
        } catch (Secrets.UnavailableException | IOException e) {
            return unavailable(e);
        }
    }

    /**
     * First the secrets, then the file that refers to them, then what nobody refers to any more.
     */
    private Reply<State> write(Path file, String text, SettingsPatch patch) throws IOException {
        patch.secrets().forEach(secrets::put);
        boolean written = false;
        try {
            Reading reading = sources.read(Optional.of(text), Optional.empty(), Optional.empty());
            if (check(reading) instanceof Loaded.Broken(var faults, var _)) {
                return badSettings(faults);
            }
            PrivateFile.write(file, text.getBytes(StandardCharsets.UTF_8));
            written = true;
            take(reading);
        } finally {
            if (!written) {
                patch.secrets().keySet().forEach(secrets::remove);
            }
        }
        patch.dropped().forEach(secrets::remove);
        return new Reply.Done<>(withMasked(patch.members().keySet().stream().toList()));
    }

    /** Says which of the changed fields have no effect as something stands above the file. */
    private State withMasked(List<String> changed) {
        var above = new ArrayList<Layer>(overrides);
        sources.read().server().ifPresent(above::add);
        var notices = new ArrayList<>(state.notices());
        for (var name : changed) {
            if (above.stream().anyMatch(layer -> layer.root().has(name))) {
                notices.add(
                        name
                                + ": is saved, but set from elsewhere (command line, environment or"
                                + " log-in), which stands above the file");
            }
        }
        return new State(state.settings(), state.login(), state.file(), state.faults(), notices);
    }

    private Loaded check(Reading reading) {
        return reading.fault().isPresent()
                ? new Loaded.Broken(List.of(reading.fault().get()), List.of())
                : reader.check(reading.layers(), JsonSettings.directory(paths.configFile()));
    }

    private Loaded take(Reading reading) {
        Loaded loaded = check(reading);
        State next =
                switch (loaded) {
                    case Loaded.Broken(var faults, var notices) ->
                            new State(
                                    state.settings(),
                                    state.login(),
                                    state.file(),
                                    lines(faults),
                                    lines(notices));
                    case Loaded.Valid(Settings settings, var notices) -> {
                        document = reading.layers().root();
                        started = started == null ? document : started;
                        yield new State(
                                settings,
                                reading.login(),
                                state.file(),
                                List.of(),
                                Stream.of(lines(reading.notices()), lines(notices), restarts())
                                        .flatMap(List::stream)
                                        .toList());
                    }
                };
        if (!next.equals(state)) {
            state = next;
            listeners.forEach(listener -> listener.accept(next));
        }
        return loaded;
    }

    /** What changed and is in force only from the next start. */
    private List<String> restarts() {
        var changed = new ArrayList<String>();
        JsonNode first = started == null ? document : started;
        walk.copy(
                Layers.merge(first, document),
                (pointer, schema, value) -> {
                    if (schema.path(SettingsSchema.RESTART).asBoolean(false)
                            && !first.at(pointer).equals(document.at(pointer))) {
                        changed.add(Fields.name(pointer) + ": is in force from the next start on");
                    }
                    return Optional.of(value);
                });
        return changed;
    }

    private static List<String> lines(List<Finding> findings) {
        return findings.stream().map(Finding::toString).toList();
    }

    private static Reply<State> badSettings(List<Finding> faults) {
        return new Reply.Refused<>(Refusal.BAD_SETTINGS, String.join("\n", lines(faults)));
    }

    private static Reply<State> unavailable(Exception e) {
        return new Reply.Refused<>(Refusal.SECRETS_UNAVAILABLE, String.valueOf(e.getMessage()));
    }

    @Override
    public synchronized void close() {
        if (watch != null) {
            watch.close();
        }
    }
}
