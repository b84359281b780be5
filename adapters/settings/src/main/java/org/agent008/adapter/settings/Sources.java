package org.agent008.adapter.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agent008.domain.phone.Login;
import org.agent008.domain.port.Secrets;

/** Reads the layers of the configuration, the weakest first: file, server, overrides. */
final class Sources {
    private final AppPaths paths;
    private final KeptLogin kept;
    private final List<Layer> overrides;
    private final ServerLimits limits;

    Sources(AppPaths paths, KeptLogin kept, List<Layer> overrides, ServerLimits limits) {
        this.paths = paths;
        this.kept = kept;
        this.overrides = overrides;
        this.limits = limits;
    }

    Reading read() {
        return read(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * As {@link #read()}, with some of it tried out before it is kept.
     *
     * @param file what would stand in the file
     * @param fromServer what a server has just sent
     * @param who has just logged in
     */
    Reading read(Optional<String> file, Optional<String> fromServer, Optional<KeptLogin.Who> who) {
        List<Layer> layers = new ArrayList<>();
        List<Finding> notices = new ArrayList<>();
        try {
            var local = local(file);
            local.ifPresent(layers::add);
            local.flatMap(Sources::plainPassword).ifPresent(notices::add);
            var uri = settingsUri(layers);
            Optional<Document> server = Optional.empty();
            Login login = new Login.NotNeeded();
            switch (uri.orElse(null)) {
                case null -> {}
                case SettingsUri.Unusable(var message) ->
                        throw new UnusableFileException(
                                new Layers(all(layers)).finding("/settingsUri", message));
                case SettingsUri.LocalFile(var path) ->
                        server = Optional.of(parse(path.toString(), SourceText.read(path)));
                case SettingsUri.Server(var address) -> {
                    var shown = SettingsServer.shown(address);
                    var known = who.or(kept::who).filter(w -> isOf(address, w));
                    var text = known.flatMap(w -> fromServer.or(() -> keptText(notices)));
                    server = text.isPresent() ? Optional.of(parse(shown, text.get())) : server;
                    login =
                            known.isPresent() && text.isPresent()
                                    ? new Login.LoggedIn(shown, known.get().nickname())
                                    : new Login.LoggedOut(shown);
                }
            }
            Optional<Layer> limited = server.map(limits::of).map(l -> note(l, notices));
            limited.ifPresent(layers::add);
            return new Reading(
                    new Layers(all(layers)), uri, limited, login, notices, Optional.empty());
        } catch (UnusableFileException e) {
            return new Reading(
                    new Layers(overrides),
                    Optional.empty(),
                    Optional.empty(),
                    new Login.NotNeeded(),
                    notices,
                    Optional.of(e.finding()));
        }
    }

    /** The files whose change makes another reading. */
    List<Path> watched() {
        var file = paths.configFile();
        return read().settingsUri().orElse(null) instanceof SettingsUri.LocalFile(var other)
                ? List.of(file, other)
                : List.of(file);
    }

    private Optional<Document> local(Optional<String> instead) throws UnusableFileException {
        var file = paths.configFile();
        if (instead.isPresent()) {
            return Optional.of(parse(file.toString(), instead.get()));
        }
        return paths.configNamed() || Files.exists(file)
                ? Optional.of(parse(file.toString(), SourceText.read(file)))
                : Optional.empty();
    }

    /** It stays where the person wrote it, but they should know. */
    private static Optional<Finding> plainPassword(Document file) {
        var password = file.root().path("sipPassword");
        return password.isTextual() && !SecretReferences.isReference(password.textValue())
                ? file.finding(
                        "/sipPassword",
                        "sipPassword",
                        "stands here for whoever reads the file; env:NAME or agent008 settings keep"
                                + " it elsewhere")
                : Optional.empty();
    }

    private static Document parse(String name, String text) throws UnusableFileException {
        return Document.parse(name, text);
    }

    private Optional<SettingsUri> settingsUri(List<Layer> below) {
        return Optional.of(new Layers(all(below)).root().path("settingsUri"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank())
                .map(text -> SettingsUri.of(text, paths.configFile()));
    }

    private List<Layer> all(List<Layer> below) {
        var all = new ArrayList<>(below);
        all.addAll(overrides);
        return all;
    }

    private Optional<String> keptText(List<Finding> notices) {
        try {
            return kept.text();
        } catch (Secrets.UnavailableException e) {
            notices.add(new Finding("log-in", 0, 0, "", e.getMessage() + " Log in again."));
            return Optional.empty();
        }
    }

    private static boolean isOf(URI address, KeptLogin.Who who) {
        return who.settingsUri().equals(address.toString());
    }

    private static Layer note(ServerLimits.Limited limited, List<Finding> notices) {
        notices.addAll(limited.notices());
        return limited.document();
    }
}
