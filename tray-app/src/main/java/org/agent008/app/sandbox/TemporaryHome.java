package org.agent008.app.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A directory of its own, private to this user, that goes when it is closed. */
final class TemporaryHome implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TemporaryHome.class);

    private final Path root;

    TemporaryHome() throws IOException {
        root = Files.createTempDirectory("agent008-");
    }

    Path dataDir() throws IOException {
        return Files.createDirectories(root.resolve("data"));
    }

    /** Where the phone's own commands look when this is their {@code XDG_RUNTIME_DIR}. */
    Path sessionDir() {
        return root.resolve("run");
    }

    Path runtimeDir() throws IOException {
        return Files.createDirectories(sessionDir().resolve("agent008"));
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(root)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            log.warn("{} could not be removed: {}", root, e.getMessage());
        }
    }
}
