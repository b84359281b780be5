package org.agent008.adapter.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppPathsTest {
    @TempDir private Path dir;

    @Test
    void theCommandLineGoesBeforeTheEnvironment() throws IOException {
        var paths =
                locate(Optional.of(Path.of("mine.json")), Map.of("AGENT008_CONFIG", "its.json"));

        assertThat(paths.configFile()).isEqualTo(Path.of("mine.json"));
        assertThat(paths.configNamed()).isTrue();
    }

    @Test
    void theEnvironmentGoesBeforeTheSystemsPlace() throws IOException {
        var paths = locate(Optional.empty(), Map.of("AGENT008_CONFIG", "its.json"));

        assertThat(paths.configFile()).isEqualTo(Path.of("its.json"));
        assertThat(paths.configNamed()).isTrue();
    }

    @Test
    void theSystemsPlaceIsLast() throws IOException {
        var paths = locate(Optional.empty(), Map.of("AGENT008_CONFIG", " "));

        assertThat(paths.configFile()).isEqualTo(dir.resolve("config/agent008/config.json"));
        assertThat(paths.configNamed()).isFalse();
        assertThat(paths.dataDir()).isEqualTo(dir.resolve("data/agent008")).isDirectory();
        assertThat(paths.stateDir()).isEqualTo(dir.resolve("state/agent008")).isDirectory();
    }

    @Test
    void theSessionsDirectoryIsUsedWhereThereIsOne() throws IOException {
        var session = Files.createDirectory(dir.resolve("session"));

        var paths = locate(Optional.empty(), Map.of("XDG_RUNTIME_DIR", session.toString()));

        assertThat(paths.runtimeDir()).isEqualTo(session.resolve("agent008")).isDirectory();
    }

    @Test
    void aSessionsDirectoryThatCannotBeUsedIsPassedOver() throws IOException {
        var notADirectory = Files.createFile(dir.resolve("file"));

        var paths = locate(Optional.empty(), Map.of("XDG_RUNTIME_DIR", notADirectory.toString()));

        assertThat(paths.runtimeDir()).isEqualTo(dir.resolve("cache/agent008/run")).isDirectory();
    }

    @Test
    void onlyThisUserCanLookInside() throws IOException {
        var open = Files.createDirectories(dir.resolve("cache/agent008/run"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

        var paths = locate(Optional.empty(), Map.of());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(paths.runtimeDir())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(paths.dataDir())))
                .isEqualTo("rwx------");
    }

    @Test
    void aLinkIsNotTrusted() throws IOException {
        var elsewhere = Files.createDirectories(dir.resolve("elsewhere"));
        Files.createDirectories(dir.resolve("cache/agent008"));
        Files.createSymbolicLink(dir.resolve("cache/agent008/run"), elsewhere);

        assertThatThrownBy(() -> locate(Optional.empty(), Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(dir.resolve("cache/agent008/run").toString());
    }

    private AppPaths locate(Optional<Path> config, Map<String, String> environment)
            throws IOException {
        return AppPaths.locate(
                config,
                environment,
                dir.resolve("config"),
                dir.resolve("data"),
                dir.resolve("state"),
                dir.resolve("cache"));
    }
}
