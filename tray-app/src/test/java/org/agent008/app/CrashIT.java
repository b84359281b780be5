package org.agent008.app;

import java.io.IOException;
import java.nio.file.Path;
import org.agent008.app.harness.Kills;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kill in each stage of a call; the lab has many more. */
class CrashIT {
    @TempDir private Path home;

    // original defect: queue in memory
    @Test
    void noEventOfACallThatRangIsLostByAKill() throws IOException {
        new Kills(home).loseNoEventOfACallThatRang(4);
    }
}
