package org.agent008.adapter.storage;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashLabIT {
    @TempDir private Path directory;

    @Test
    void afterEachOfTwentyKillsAllThatWasAcknowledgedIsThere() throws IOException {
        KilledWriter.keepsAllThatWasAcknowledged(directory, 20);
    }
}
