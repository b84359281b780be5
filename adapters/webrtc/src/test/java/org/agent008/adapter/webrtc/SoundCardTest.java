package org.agent008.adapter.webrtc;

import static org.agent008.adapter.webrtc.Calls.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agent008.domain.call.CallId;
import org.agent008.domain.port.AudioDesk;
import org.agent008.domain.port.AudioDesk.FrameSink;
import org.agent008.domain.port.AudioDesk.FrameSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SoundCardTest {
    private static final CallId ANA = new CallId("ana");
    private static final CallId BEN = new CallId("ben");

    private final Mixers desk = new Mixers();
    private final FakeCard card = new FakeCard();
    private final SoundCard phone = new SoundCard(desk, card);

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void thePersonHearsTheCallAndIsHeardInIt() {
        phone.talk(Set.of(ANA));
        desk.run(ANA, 300, () -> card.played == 300 && desk.sent(ANA) == FakeCard.SPOKEN);
    }

    @Test
    void severalCallsAreHeardTogetherAndAllHearThePerson() {
        phone.talk(Set.of(ANA, BEN));
        until(
                () -> {
                    desk.turn(ANA, 300);
                    desk.turn(BEN, 500);
                    return card.played == 800
                            && desk.sent(ANA) == FakeCard.SPOKEN
                            && desk.sent(BEN) == FakeCard.SPOKEN;
                },
                () -> "both, not " + card.played);
    }

    @Test
    void aCallThatIsLeftIsNeitherHeardNorHears() {
        phone.talk(Set.of(ANA, BEN));
        desk.run(ANA, 300, () -> card.played == 300);
        phone.talk(Set.of(BEN));
        desk.turn(ANA, 300);
        assertThat(desk.sent(ANA)).isZero();
        until(() -> card.played == 0, () -> "silence, not " + card.played);
    }

    @Test
    void theCardIsOpenOnlyWhileThereIsACall() {
        assertThat(card.open).hasValue(0);
        phone.talk(Set.of(ANA));
        until(() -> card.open.get() == 1, () -> "an open card");
        phone.talk(Set.of());
        until(() -> card.open.get() == 0, () -> "a closed card");
        phone.talk(Set.of(BEN));
        until(() -> card.open.get() == 1, () -> "an open card again");
        phone.close();
        assertThat(card.open).hasValue(0);
    }

    @Test
    void aCardThatIsLostIsOpenedAgain() {
        phone.talk(Set.of(ANA));
        until(() -> card.open.get() == 1, () -> "an open card");
        card.trouble = Optional.of("it was pulled out");
        until(() -> card.open.get() == 0, () -> "a closed card");
        card.trouble = Optional.empty();
        desk.run(ANA, 300, () -> card.played == 300 && desk.sent(ANA) == FakeCard.SPOKEN);
    }

    @Test
    void afterItIsClosedNoCallIsTakenUp() {
        phone.close();
        phone.talk(Set.of(ANA));
        desk.turn(ANA, 300);
        assertThat(desk.sent(ANA)).isZero();
        assertThat(card.open).hasValue(0);
    }

    /** Real mixers, without lines; {@link #turn} is their clock. */
    private static final class Mixers implements AudioDesk {
        private final Map<CallId, Mixer> mixers = new ConcurrentHashMap<>();
        private final Map<CallId, Short> sent = new ConcurrentHashMap<>();
        private final byte[] pcm = new byte[2 * Pcm.FRAME];

        private Mixer mixer(CallId id) {
            return mixers.computeIfAbsent(id, _ -> new Mixer());
        }

        /** The far end says 10 ms of one level, and gets its own 10 ms. */
        void turn(CallId id, int level) {
            for (int i = 0; i < Pcm.FRAME; i++) {
                Pcm.putSample(pcm, i, (short) level);
            }
            mixer(id).arrived(pcm, Pcm.RATE, 1, Pcm.FRAME);
            mixer(id).pull(pcm);
            sent.put(id, Pcm.sample(pcm, 100));
        }

        int sent(CallId id) {
            return sent.getOrDefault(id, (short) 0);
        }

        void run(CallId id, int level, BooleanSupplier condition) {
            until(
                    () -> {
                        turn(id, level);
                        return condition.getAsBoolean();
                    },
                    () -> "%s at %d; it got %d".formatted(id, level, sent(id)));
        }

        @Override
        public Tap tap(CallId id, Side side, FrameSink sink) {
            return mixer(id).tap(side, sink);
        }

        @Override
        public Tap speak(CallId id, FrameSource source) {
            return mixer(id).speak(source);
        }

        @Override
        public Optional<Levels> levels(CallId id) {
            return Optional.empty();
        }
    }

    /** Plays and records 10 ms each turn, as fast as the test's calls turn. */
    private static final class FakeCard implements Card.Opener {
        static final short SPOKEN = 77;

        final AtomicInteger open = new AtomicInteger();
        volatile int played;
        volatile Optional<String> trouble = Optional.empty();

        @Override
        public Card open() throws IOException {
            check();
            open.incrementAndGet();
            return new Card() {
                private final short[] frame = new short[Pcm.FRAME];

                @Override
                public void turn(FrameSource speaker, FrameSink microphone) throws IOException {
                    check();
                    LockSupport.parkNanos(20_000_000);
                    speaker.fill(frame);
                    played = frame[100];
                    Arrays.fill(frame, SPOKEN);
                    microphone.accept(frame);
                }

                @Override
                public void close() {
                    open.decrementAndGet();
                }
            };
        }

        private void check() throws IOException {
            if (trouble.isPresent()) {
                throw new IOException(trouble.get());
            }
        }
    }
}
