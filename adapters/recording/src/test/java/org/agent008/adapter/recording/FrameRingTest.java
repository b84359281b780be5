package org.agent008.adapter.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FrameRingTest {
    private final FrameRing ring = new FrameRing();
    private final short[] frame = new short[StereoEncoder.FRAME];

    private void tick(int value, boolean audible) {
        short[] side = new short[480];
        Arrays.fill(side, (short) value);
        ring.local(side, audible);
        Arrays.fill(side, (short) -value);
        ring.remote(side, audible);
    }

    @Test
    void bothSidesOfATickComeTogether() {
        tick(7, true);
        assertThat(ring.read(frame)).isTrue();
        assertThat(frame[0]).isEqualTo((short) 7);
        assertThat(frame[1]).isEqualTo((short) -7);
        assertThat(frame[959]).isEqualTo((short) -7);
        assertThat(ring.read(frame)).isFalse();
    }

    @Test
    void aFarSideWithoutItsNearSideIsNoTick() {
        ring.remote(new short[480], true);
        assertThat(ring.read(frame)).isFalse();
    }

    @Test
    void pausedItIsSilent() {
        tick(7, false);
        assertThat(ring.read(frame)).isTrue();
        assertThat(frame).containsOnly(0);
    }

    @Test
    void whatTheWriterMissesIsSilenceAndTheClockStaysRight() {
        for (int i = 0; i < FrameRing.SLOTS + 40; i++) {
            tick(7, true);
        }
        int read = 0;
        for (; read < FrameRing.SLOTS; read++) {
            assertThat(ring.read(frame)).isTrue();
            assertThat(frame[0]).isEqualTo((short) 7);
        }
        tick(9, true);
        for (int i = 0; i < 40; i++) {
            assertThat(ring.read(frame)).isTrue();
            assertThat(frame).containsOnly(0);
        }
        assertThat(ring.read(frame)).isTrue();
        assertThat(frame[0]).isEqualTo((short) 9);
        assertThat(ring.read(frame)).isFalse();
        assertThat(ring.lost()).isEqualTo(40);
    }
}
