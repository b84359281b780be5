package org.agent008.adapter.webrtc;

import static org.agent008.adapter.webrtc.Calls.get;
import static org.agent008.adapter.webrtc.Calls.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agent008.domain.call.CallId;
import org.junit.jupiter.api.Test;

class KeypadTest {
    private final List<Character> heard = new ArrayList<>();
    private final KeypadEar ear = new KeypadEar(heard::add);

    private void tones(int millis, double... hz) {
        for (int frame = 0; frame < millis / 10; frame++) {
            short[] pcm = new short[Pcm.FRAME];
            for (int i = 0; i < pcm.length; i++) {
                double sum = 0;
                for (double f : hz) {
                    sum += Math.sin(2 * Math.PI * f * (frame * Pcm.FRAME + i) / Pcm.RATE);
                }
                pcm[i] = (short) (4_000 * sum);
            }
            ear.accept(pcm);
        }
    }

    @Test
    void eachKeyIsHeardOnceHoweverLongItIsPressed() {
        tones(100, 770, 1336);
        tones(70);
        tones(500, 770, 1336);
        tones(70);
        tones(80, 941, 1477);
        tones(70);
        tones(80, 697, 1633);
        assertThat(heard).containsExactly('5', '5', '#', 'A');
    }

    @Test
    void aToneAPairThatIsNoKeyAndNoiseAreNoKeys() {
        tones(300, 440);
        tones(300, 697);
        tones(300, 697, 770);
        tones(300, 697, 1209, 2500);
        tones(20, 770, 1336);
        tones(100);
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            short[] noise = new short[Pcm.FRAME];
            for (int n = 0; n < noise.length; n++) {
                noise[n] = (short) (3_000 * random.nextGaussian());
            }
            ear.accept(noise);
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void keysGoBothWaysAsTelephoneEventsWhileVoicesGoOn() {
        try (Calls calls = new Calls()) {
            CallId id = calls.connect("one").near().id();
            calls.near.media.speak(id, new Tone(440, -20));
            hears(calls.far, calls.near, id, '1');
            hears(calls.far, calls.near, id, '#');
            hears(calls.near, calls.far, id, 'D');
            assertThat(calls.far.keys).doesNotContain('D');
            assertThat(calls.near.keys).containsOnly('D');
        }
    }

    /** Presses again where a busy machine has swallowed a tone. */
    private static void hears(Calls.Phone ear, Calls.Phone hand, CallId id, char key) {
        for (int tries = 0; tries < 20 && !ear.keys.contains(key); tries++) {
            until(() -> get(hand.media.dtmf(id, key)), () -> "the line to be up");
            long enough = System.nanoTime() + 400_000_000;
            until(
                    () -> ear.keys.contains(key) || System.nanoTime() > enough,
                    () -> "the key's turn to end");
        }
        assertThat(ear.keys).contains(key);
    }

    @Test
    void withoutTelephoneEventsInTheAnswerNoKeyIsSent() {
        try (Calls calls = new Calls()) {
            CallId id =
                    calls.connect(
                                    "one",
                                    offer ->
                                            offer.replaceAll(
                                                    "(?m)^a=rtpmap:\\d+ telephone-event.*\\R", ""),
                                    answer -> answer)
                            .near()
                            .id();
            assertThat(get(calls.far.media.dtmf(id, '5'))).isFalse();
        }
    }
}
