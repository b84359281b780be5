package org.agent008.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir private Path directory;

    @Test
    void aFullFileIsKeptAsideAndOnlyThree() throws IOException {
        LogFile log = new LogFile(directory);
        String line = "x".repeat(LogFile.FULL / 2);
        for (int i = 0; i < 12; i++) {
            log.publish(new LogRecord(Level.INFO, i + line));
        }
        log.close();
        List<Path> files = files();
        assertThat(files).hasSize(4);
        for (Path file : files) {
            assertThat(Files.size(file)).isLessThanOrEqualTo(LogFile.FULL);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(Files.readString(directory.resolve("agent008.log"))).contains("11x");
    }

    @Test
    void theNextRunGoesOnWithTheFile() throws IOException {
        for (String run : List.of("first", "second")) {
            LogFile log = new LogFile(directory);
            log.publish(new LogRecord(Level.INFO, run));
            log.close();
        }
        assertThat(Files.readString(directory.resolve("agent008.log")))
                .containsSubsequence("first", "second");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.toList();
        }
    }
}
