package org.agent008.adapter.settings;

import dev.dirs.BaseDirectories;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the phone's files are.
 *
 * @param configFile the configuration; may not exist
 * @param configNamed the person named it, so it has to exist
 * @param dataDir kept: history and the like; exists, private to this user
 * @param stateDir of no great worth: the log; exists, private to this user
 * @param runtimeDir of this session: port, token and socket of the local API; exists, private to
 *     this user
 */
public record AppPaths(
        Path configFile, boolean configNamed, Path dataDir, Path stateDir, Path runtimeDir) {
    private static final Logger LOG = LoggerFactory.getLogger(AppPaths.class);
    private static final String APP = "agent008";
    private static final String CONFIG_VARIABLE = "AGENT008_CONFIG";

    /**
     * Finds the configuration ({@code --config}, then {@code AGENT008_CONFIG}, then the system's
     * place for it) and makes the directories that are missing.
     *
     * @throws IOException where a directory can be neither made nor used; the message names it
     */
    public static AppPaths locate(Optional<Path> config, Map<String, String> environment)
            throws IOException {
        var system = BaseDirectories.get();
        return locate(
                config,
                environment,
                Path.of(system.configDir),
                Path.of(system.dataDir),
                systemState(environment, system),
                Path.of(system.cacheDir));
    }

    /** The library knows none: XDG's on Linux, where logs go on macOS, else beside the data. */
    private static Path systemState(Map<String, String> environment, BaseDirectories system) {
        var os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (os.contains("linux")) {
            return set(environment, "XDG_STATE_HOME")
                    .orElseGet(() -> Path.of(system.homeDir, ".local", "state"));
        }
        return os.contains("mac")
                ? Path.of(system.homeDir, "Library", "Logs")
                : Path.of(system.dataLocalDir, "state");
    }

    static AppPaths locate(
            Optional<Path> config,
            Map<String, String> environment,
            Path systemConfig,
            Path systemData,
            Path systemState,
            Path systemCache)
            throws IOException {
        var named = config.or(() -> set(environment, CONFIG_VARIABLE));
        return new AppPaths(
                named.orElseGet(() -> systemConfig.resolve(APP, "config.json")),
                named.isPresent(),
                PrivateDirectory.make(systemData.resolve(APP)),
                PrivateDirectory.make(systemState.resolve(APP)),
                runtime(set(environment, "XDG_RUNTIME_DIR"), systemCache));
    }

    /** The session's directory may be missing or, after {@code su}, somebody else's. */
    private static Path runtime(Optional<Path> session, Path systemCache) throws IOException {
        if (session.isPresent()) {
            try {
                return PrivateDirectory.make(session.get().resolve(APP));
            } catch (IOException e) {
                LOG.info("Passing over XDG_RUNTIME_DIR: {}", e.getMessage());
            }
        }
        return PrivateDirectory.make(systemCache.resolve(APP, "run"));
    }

    private static Optional<Path> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(v -> !v.isBlank()).map(Path::of);
    }
}
