package org.agent008.adapter.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToneTest {
    private final ToneMeter meter = new ToneMeter();
    private final short[] frame = new short[Pcm.FRAME];

    @ParameterizedTest
    @ValueSource(doubles = {123, 440, 1000, 3333})
    void aToneIsFoundAgainWithItsFrequencyAndLevel(double hz) {
        var tone = new Tone(hz, -12);
        for (int i = 0; i < 100; i++) {
            assertThat(tone.fill(frame)).isTrue();
            meter.accept(frame);
        }
        assertThat(meter.read().hz()).isCloseTo(hz, within(1.0));
        assertThat(meter.read().dbfs()).isCloseTo(-12, within(0.2));
        assertThat(meter.read().snrDb()).isGreaterThan(40);
        assertThat(meter.dbfs(hz)).isCloseTo(-12, within(0.2));
        assertThat(meter.dbfs(hz + 200)).isLessThan(-50);
    }

    @Test
    void noiseLowersTheSignalToNoiseRatioByWhatItIs() {
        var tone = new Tone(1000, -12);
        var random = new Random(8);
        double noiseRms = 0.1 * Math.pow(10, -12 / 20.0) * Pcm.FULL_SCALE / Math.sqrt(2); // -20 dB
        for (int i = 0; i < 100; i++) {
            tone.fill(frame);
            for (int n = 0; n < frame.length; n++) {
                frame[n] += (short) (random.nextGaussian() * noiseRms);
            }
            meter.accept(frame);
        }
        assertThat(meter.read().snrDb()).isCloseTo(20, within(1.0));
    }

    @Test
    void silenceIsSilence() {
        meter.accept(frame);
        assertThat(meter.heard()).isEqualTo(480);
        assertThat(meter.read().dbfs()).isEqualTo(-96);
        assertThat(meter.read().snrDb()).isLessThan(1);
    }

    @Test
    void afterAResetNothingWasHeard() {
        new Tone(440, 0).fill(frame);
        meter.accept(frame);
        meter.reset();
        assertThat(meter.heard()).isZero();
        assertThat(meter.dbfs(440)).isEqualTo(-96);
    }
}
