package org.agent008.adapter.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JitterBufferTest {
    private final JitterBuffer buffer = new JitterBuffer();
    private final ToneMeter meter = new ToneMeter();
    private final short[] frame = new short[Pcm.FRAME];
    private double phase;

    @ParameterizedTest
    @CsvSource({"48000,1,70", "48000,2,70", "32000,1,50", "16000,1,50", "8000,1,45"})
    void everyRateOfTheDecoderComesOutAsTheSameTone(int rate, int channels, double snr) {
        for (int i = 0; i < 150; i++) {
            write(rate, channels, 10, 1000);
            read();
        }
        assertThat(meter.read().hz()).isCloseTo(1000, within(1.0));
        assertThat(meter.read().dbfs()).isCloseTo(-6, within(0.1));
        assertThat(meter.read().snrDb()).isGreaterThan(snr);
        assertThat(buffer.underruns()).isZero();
        assertThat(buffer.overruns()).isZero();
    }

    @Test
    void silenceComesUntilThirtyMillisecondsAreThere() {
        write(48_000, 1, 20, 1000);
        read();
        assertThat(frame).containsOnly((short) 0);
        write(48_000, 1, 10, 1000);
        read();
        assertThat(frame).isNotEqualTo(new short[Pcm.FRAME]);
    }

    @Test
    void silenceComesWhileTheFarEndPausesAndTheBreakIsCountedOnce() {
        for (int i = 0; i < 10; i++) {
            write(48_000, 1, 10, 1000);
            read();
        }
        for (int i = 0; i < 50; i++) {
            read();
        }
        assertThat(frame).containsOnly((short) 0);
        assertThat(buffer.underruns()).isEqualTo(1);
    }

    @Test
    void audioThatComesTooLateIsDroppedAndCounted() {
        for (int i = 0; i < 10; i++) {
            write(48_000, 1, 10, 1000);
        }
        read();
        assertThat(buffer.overruns()).isEqualTo((100 - 30) * 48);
        read();
        read();
        assertThat(buffer.underruns()).isZero();
        read();
        assertThat(buffer.underruns()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"481", "479"})
    void aClockThatDriftsIsFollowedWithoutABreak(int samples) {
        for (int tick = 0; tick < 12_000; tick++) { // half a sample per mille: 60 ms in the end
            writeSamples(48_000, 1, tick % 4 == 0 ? samples : 480, 1000);
            buffer.read(frame);
        }
        assertThat(buffer.underruns()).isZero();
        assertThat(buffer.overruns()).isZero();
    }

    private void write(int rate, int channels, int ms, double hz) {
        for (int i = 0; i < ms / 10; i++) {
            writeSamples(rate, channels, rate / 100, hz);
        }
    }

    private void writeSamples(int rate, int channels, int samples, double hz) {
        byte[] pcm = new byte[2 * channels * samples];
        for (int i = 0; i < samples * channels; i++) {
            if (i % channels == 0) {
                phase += 2 * Math.PI * hz / rate;
            }
            Pcm.putSample(pcm, i, (short) (16_384 * Math.sin(phase)));
        }
        buffer.write(pcm, rate, channels, samples);
    }

    private void read() {
        buffer.read(frame);
        meter.accept(frame);
    }
}
