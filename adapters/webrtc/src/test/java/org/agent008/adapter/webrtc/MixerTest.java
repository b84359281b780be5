package org.agent008.adapter.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.agent008.domain.port.AudioDesk.FrameSource;
import org.agent008.domain.port.AudioDesk.Side;
import org.junit.jupiter.api.Test;

class MixerTest {
    private final Mixer mixer = new Mixer();
    private final byte[] out = new byte[2 * Pcm.FRAME];

    @Test
    void voicesAreMixed() {
        mixer.speak(constant(1000));
        mixer.speak(constant(-300));
        mixer.pull(out);
        assertThat(Pcm.sample(out, 0)).isEqualTo((short) 700);
        assertThat(Pcm.sample(out, 479)).isEqualTo((short) 700);
    }

    @Test
    void loudVoicesSaturateInsteadOfWrappingAround() {
        mixer.speak(constant(30_000));
        mixer.speak(constant(30_000));
        mixer.pull(out);
        assertThat(Pcm.sample(out, 7)).isEqualTo(Short.MAX_VALUE);
    }

    @Test
    void aMutedCallSendsSilenceAndItsVoicesGoOnUnheard() {
        var asked = new AtomicInteger();
        mixer.speak(frame -> {
            Arrays.fill(frame, (short) asked.incrementAndGet());
            return true;
        });
        mixer.pull(out);
        assertThat(Pcm.sample(out, 0)).isEqualTo((short) 1);
        mixer.mute(true);
        mixer.pull(out);
        assertThat(out).containsOnly(0);
        mixer.mute(false);
        mixer.pull(out);
        assertThat(Pcm.sample(out, 0)).isEqualTo((short) 3);
    }

    @Test
    void aVoiceThatHasNoMoreToSayEnds() {
        var asked = new AtomicInteger();
        mixer.speak(frame -> {
            frame[0] = 99;
            return asked.incrementAndGet() < 3;
        });
        for (int i = 0; i < 5; i++) {
            mixer.pull(out);
        }
        assertThat(asked).hasValue(3);
        assertThat(Pcm.sample(out, 0)).isZero();
    }

    @Test
    void aVoiceThatThrowsEndsAndTheOthersGoOn() {
        mixer.speak(frame -> {
            frame[0] = 99;
            throw new IllegalStateException("boom");
        });
        mixer.speak(constant(5));
        mixer.pull(out);
        mixer.pull(out);
        assertThat(Pcm.sample(out, 0)).isEqualTo((short) 5);
    }

    @Test
    void aTapThatThrowsEndsAndTheOthersGoOn() {
        var failing = new AtomicInteger();
        var fine = new AtomicInteger();
        mixer.tap(
                Side.LOCAL,
                frame -> {
                    failing.incrementAndGet();
                    throw new AssertionError("boom");
                });
        mixer.tap(Side.LOCAL, frame -> fine.incrementAndGet());
        mixer.pull(out);
        mixer.pull(out);
        assertThat(failing).hasValue(1);
        assertThat(fine).hasValue(2);
    }

    @Test
    void oneSinkTappedTwiceIsTwoTapsAndClosingOneTwiceClosesOne() {
        var heard = new AtomicInteger();
        var first = mixer.tap(Side.LOCAL, frame -> heard.incrementAndGet());
        mixer.tap(Side.LOCAL, frame -> heard.incrementAndGet());
        first.close();
        first.close();
        mixer.pull(out);
        assertThat(heard).hasValue(1);
    }

    @Test
    void theLocalTapHearsWhatIsSentAndTheRemoteTapWhatArrives() {
        List<Integer> local = new ArrayList<>();
        List<Integer> remote = new ArrayList<>();
        mixer.tap(Side.LOCAL, frame -> local.add((int) frame[100]));
        mixer.tap(Side.REMOTE, frame -> remote.add((int) frame[100]));
        mixer.speak(constant(1234));
        byte[] arriving = new byte[2 * Pcm.FRAME];
        for (int i = 0; i < Pcm.FRAME; i++) {
            Pcm.putSample(arriving, i, (short) 4321);
        }
        for (int i = 0; i < 5; i++) {
            mixer.arrived(arriving, 48_000, 1, 480);
            mixer.pull(out);
        }
        assertThat(local).containsExactly(1234, 1234, 1234, 1234, 1234);
        assertThat(remote).containsExactly(0, 0, 4321, 4321, 4321);
    }

    @Test
    void levelsAreThoseOfTheLastSecond() {
        assertThat(mixer.localDbfs()).isEqualTo(-96);
        var voice = mixer.speak(constant(16_384));
        for (int i = 0; i < 100; i++) {
            mixer.pull(out);
        }
        assertThat(mixer.localDbfs()).isCloseTo(-6.02, within(0.01));
        assertThat(mixer.remoteDbfs()).isEqualTo(-96);
        voice.close();
        for (int i = 0; i < 100; i++) {
            mixer.pull(out);
        }
        assertThat(mixer.localDbfs()).isEqualTo(-96);
    }

    @Test
    void whileTheLineDoesNotPullTapsHearSilenceAndVoicesWait() {
        var asked = new AtomicInteger();
        var heard = new AtomicInteger();
        mixer.speak(frame -> {
            asked.incrementAndGet();
            return true;
        });
        mixer.tap(Side.LOCAL, frame -> heard.incrementAndGet());
        Calls.until(
                () -> {
                    assertThat(mixer.catchUp()).isBetween(1L, 60_000_000L);
                    return heard.get() >= 10;
                },
                () -> "10 frames, not " + heard);
        assertThat(asked).hasValue(0);
    }

    @Test
    void theAudioPathAllocatesNothing() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        mixer.speak(new Tone(440, -12));
        mixer.tap(Side.REMOTE, new ToneMeter());
        byte[] arriving = new byte[160];
        for (int i = 0; i < 1_000; i++) {
            mixer.arrived(arriving, 8_000, 1, 80);
            mixer.pull(out);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1_000; i++) {
            mixer.arrived(arriving, 8_000, 1, 80);
            mixer.pull(out);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000);
    }

    private static FrameSource constant(int sample) {
        return frame -> {
            Arrays.fill(frame, (short) sample);
            return true;
        };
    }
}
