package org.agent008.app.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.agent008.app.sound.Melody.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Frames are the clock: each is 10 ms. */
class MelodyTest {
    private static final int FRAME = 480;

    private final short[] frame = new short[FRAME];

    @Test
    void notesFollowEachOtherOnceAndThenItIsOver() {
        var melody = Melody.once(-6, List.of(Note.of(1_000, 100), Note.pause(50)));
        List<Integer> peaks = new ArrayList<>();
        int frames = 1;
        for (; melody.fill(frame); frames++) {
            peaks.add(peak());
        }
        assertThat(frames).isEqualTo(15 + 20);
        assertThat(peaks.subList(1, 9))
                .allSatisfy(p -> assertThat(p).isCloseTo(16_423, within(90)));
        assertThat(peaks.subList(10, 34)).containsOnly(0);
        assertThat(melody.fill(frame)).isFalse();
        assertThat(peak()).isZero();
    }

    @Test
    void anEndlessOneBeginsAnew() {
        var melody = Melody.endless(-6, List.of(Note.of(1_000, 20), Note.pause(20)));
        for (int round = 0; round < 100; round++) {
            for (int i = 0; i < 4; i++) {
                assertThat(melody.fill(frame)).isTrue();
                assertThat(peak() > 0).as("round %d, frame %d", round, i).isEqualTo(i < 2);
            }
        }
    }

    @Test
    void aToneHasTheFrequencyThatIsAskedFor() {
        var melody = Melody.once(-6, List.of(Note.of(425, 1_000)));
        int crossings = 0;
        short before = 0;
        while (melody.fill(frame)) {
            for (short sample : frame) {
                crossings += before < 0 && sample >= 0 ? 1 : 0;
                before = sample;
            }
        }
        assertThat(crossings).isCloseTo(425, within(2));
    }

    @ParameterizedTest
    @EnumSource
    void noToneClicksOrClips(PhoneTone tone) {
        var melody = tone.begin();
        int before = 0;
        for (int i = 0; i < 600 && melody.fill(frame); i++) {
            for (short sample : frame) {
                assertThat(Math.abs(sample - before)).isLessThan(1_500);
                assertThat(Math.abs((int) sample)).isLessThan(16_384);
                before = sample;
            }
        }
    }

    private int peak() {
        int peak = 0;
        for (short sample : frame) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }
}
