package org.agent008.adapter.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongCallTest {
    private static final int MINUTES = 12_000;

    @TempDir private Path dir;

    /**
     * Tones for a second, then silence for nine, as long as a short call; four calls at once, and
     * as much again to spare.
     */
    @Test
    void twoMinutesAreWrittenFastAndAreAsLongAsTheyWere() throws IOException {
        StereoEncoder encoder = new StereoEncoder();
        short[] silence = new short[StereoEncoder.FRAME];
        short[] frame = new short[StereoEncoder.FRAME];
        long start = System.nanoTime();
        Duration length;
        try (WebmFile file =
                new WebmFile(Shelf.create(dir.resolve("call.webm")), encoder.lookahead())) {
            for (int tick = 0; tick < MINUTES; tick++) {
                if (tick % 1_000 < 100) {
                    for (int i = 0; i < frame.length; i++) {
                        frame[i] =
                                (short)
                                        (8_000
                                                * Math.sin(
                                                        (tick * 480 + i / 2)
                                                                * (0.05 + i % 2 * 0.03)));
                    }
                    encoder.add(frame, file);
                } else {
                    encoder.add(silence, file);
                }
            }
            encoder.flush(file);
            length = file.finish().orElseThrow();
        }
        double speed = 120e9 / (System.nanoTime() - start);

        assertThat(length).isBetween(Duration.ofMinutes(2), Duration.ofMillis(120_020));
        assertThat(speed).isGreaterThan(8);
    }
}
