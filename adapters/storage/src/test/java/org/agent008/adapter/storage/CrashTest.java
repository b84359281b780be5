package org.agent008.adapter.storage;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
    @TempDir private Path directory;

    @Test
    void afterEachKillAllThatWasAcknowledgedIsThere() throws IOException {
        KilledWriter.keepsAllThatWasAcknowledged(directory, 2);
    }
}
