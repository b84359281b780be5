package org.agent008.app.lab;

import java.io.IOException;
import java.nio.file.Path;
import org.agent008.app.harness.Kills;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashLabIT {
    @TempDir private Path home;

    @Test
    void noEventOfACallThatRangIsLostByFiftyKillsAtRandomMoments() throws IOException {
        new Kills(home).loseNoEventOfACallThatRang(50);
    }
}
