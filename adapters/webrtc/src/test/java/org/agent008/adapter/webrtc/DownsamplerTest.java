package org.agent008.adapter.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.agent008.domain.port.AudioDesk.FrameSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownsamplerTest {
    private static final double AMPLITUDE = 10_000;
    private static final int FRAMES = 100;

    private final short[] heard = new short[Pcm.RATE];
    private int count;

    @ParameterizedTest
    @CsvSource({"8000,300", "8000,3000", "12000,4500", "16000,50", "16000,6500", "24000,9500"})
    void aToneWithinTheBandArrivesAsLoudAndAsPureAsItWas(int rate, double hertz) {
        speak(rate, hertz);
        assertThat(count).isEqualTo(rate);
        double[] fit = fit(rate, hertz);
        assertThat(fit[0]).isBetween(0.98 * AMPLITUDE, 1.02 * AMPLITUDE);
        assertThat(Pcm.dbfs(fit[1]) - Pcm.dbfs(fit[0])).isLessThan(-60);
    }

    @ParameterizedTest
    @CsvSource({"8000,4700", "8000,7000", "16000,9000", "16000,15000", "24000,14000"})
    void aToneAboveTheBandIsNotHeardAsAnother(int rate, double hertz) {
        speak(rate, hertz);
        double sum = 0;
        for (int i = rate / 10; i < count; i++) {
            sum += (double) heard[i] * heard[i];
        }
        double rms = Math.sqrt(sum / (count - rate / 10.0));
        assertThat(Pcm.dbfs(rms) - Pcm.dbfs(AMPLITUDE / Math.sqrt(2))).isLessThan(-50);
    }

    @Test
    void theDesksOwnRateIsLeftAsItIs() {
        FrameSink sink = this::hear;
        assertThat(Downsampler.to(48_000, sink)).isSameAs(sink);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -16_000, 6_000, 11_025, 44_100, 96_000})
    void anotherRateIsRefusedByName(int rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Downsampler.to(rate, this::hear))
                .withMessageContaining(Integer.toString(rate));
    }

    private void speak(int rate, double hertz) {
        FrameSink sampler = Downsampler.to(rate, this::hear);
        var frame = new short[Pcm.FRAME];
        for (int f = 0; f < FRAMES; f++) {
            for (int i = 0; i < Pcm.FRAME; i++) {
                double second = (f * Pcm.FRAME + i) / (double) Pcm.RATE;
                frame[i] = (short) Math.round(AMPLITUDE * Math.sin(2 * Math.PI * hertz * second));
            }
            sampler.accept(frame);
        }
    }

    private void hear(short[] frame) {
        System.arraycopy(frame, 0, heard, count, frame.length);
        count += frame.length;
    }

    /** Amplitude of the tone and RMS of the rest, from 0.1 s on, over whole periods. */
    private double[] fit(int rate, double hertz) {
        int from = rate / 10;
        double sin = 0;
        double cos = 0;
        for (int i = from; i < count; i++) {
            sin += heard[i] * Math.sin(2 * Math.PI * hertz * i / rate);
            cos += heard[i] * Math.cos(2 * Math.PI * hertz * i / rate);
        }
        sin *= 2.0 / (count - from);
        cos *= 2.0 / (count - from);
        double rest = 0;
        for (int i = from; i < count; i++) {
            double turn = 2 * Math.PI * hertz * i / rate;
            double off = heard[i] - sin * Math.sin(turn) - cos * Math.cos(turn);
            rest += off * off;
        }
        return new double[] {Math.hypot(sin, cos), Math.sqrt(rest / (count - from))};
    }
}
