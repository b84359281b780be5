package org.agent008.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.agent008.domain.port.AudioDesk.FrameSource;
import org.junit.jupiter.api.Test;

class EarTest {

    @Test
    void aToneIsRecognisedByItsFrequencyOnly() {
        Ear right = Ear.forTone(440);
        Ear wrong = Ear.forTone(480);
        CompletableFuture<Void> second = right.recognises(Duration.ofSeconds(1));
        play(new Tone(440), 95, right, wrong);
        assertThat(second).isNotDone();
        play(new Tone(440), 5, right, wrong);
        second.orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(right.recognised()).isEqualTo(Duration.ofSeconds(1));
        assertThat(right.loudest()).isCloseTo(-15, within(0.2));
        assertThat(wrong.recognised()).isZero();
    }

    @Test
    void silenceIsNoSound() {
        Ear ear = Ear.forSound();
        play(_ -> true, 100, ear);
        assertThat(ear.recognised()).isZero();
        assertThat(ear.first()).isNotDone();
        assertThat(ear.loudest()).isEqualTo(Pcm.SILENCE);
    }

    @Test
    void theClipIsAudibleSpeechOfSomeSecondsThatEnds() {
        Clip clip = Clip.demo();
        assertThat(clip.length()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(6));
        FrameSource voice = clip.once();
        Ear ear = Ear.forSound();
        short[] frame = new short[480];
        int frames = 0;
        while (voice.fill(frame)) {
            ear.accept(frame);
            frames++;
        }
        assertThat(frames).isEqualTo((int) (clip.length().toMillis() / 10));
        assertThat(ear.recognised()).isGreaterThan(Duration.ofSeconds(2));
        assertThat(ear.loudest()).isBetween(-25.0, -6.0);
    }

    @Test
    void theEchoComesHalfASecondLater() {
        Echo echo = new Echo();
        short[] frame = new short[480];
        for (int i = 1; i <= 200; i++) {
            echo.fill(frame);
            assertThat(frame[0]).isEqualTo((short) Math.max(0, i - 50));
            Arrays.fill(frame, (short) i);
            echo.accept(frame);
        }
    }

    private static void play(FrameSource source, int frames, Ear... ears) {
        for (int i = 0; i < frames; i++) {
            short[] frame = new short[480];
            source.fill(frame);
            for (Ear ear : ears) {
                ear.accept(frame);
            }
        }
    }
}
