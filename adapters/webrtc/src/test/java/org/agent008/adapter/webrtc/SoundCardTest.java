package org.agent008.adapter.webrtc;

import static org.agent008.adapter.webrtc.Calls.until;
import static org.agent008.adapter.webrtc.FakeSound.SPOKEN;
import static org.agent008.adapter.webrtc.FakeSound.SPOKEN_INTO_HEADSET;
import static org.agent008.domain.fake.FakeAudioDevices.BOX;
import static org.agent008.domain.fake.FakeAudioDevices.HEADSET;
import static org.agent008.domain.fake.FakeAudioDevices.HEADSET_MICROPHONE;
import static org.agent008.domain.fake.FakeAudioDevices.INSIDE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.agent008.domain.call.CallId;
import org.agent008.domain.fake.FakeAudioDevices;
import org.agent008.domain.fake.FakeChoices;
import org.agent008.domain.port.AudioDesk;
import org.agent008.domain.port.AudioDesk.FrameSink;
import org.agent008.domain.port.AudioDesk.FrameSource;
import org.agent008.domain.port.AudioDesk.Tap;
import org.agent008.domain.port.AudioDevices.Choice;
import org.agent008.domain.port.AudioDevices.Meter;
import org.agent008.domain.port.AudioDevices.Use;
import org.agent008.domain.port.DeviceList;
import org.agent008.domain.settings.AudioSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SoundCardTest {
    private static final CallId ANA = new CallId("ana");
    private static final CallId BEN = new CallId("ben");

    private final Mixers desk = new Mixers();
    private final FakeChoices choices = new FakeChoices();
    private final FakeSound sound = new FakeSound();
    private final SoundCard card = new SoundCard(desk, SoundServer.UNPROCESSED, choices, sound);

    @AfterEach
    void close() {
        card.close();
    }

    @Test
    void thePersonHearsTheCallAndIsHeardInIt() {
        card.talk(Set.of(ANA));
        desk.run(ANA, 300, () -> sound.played(BOX) == 300 && desk.sent(ANA) == SPOKEN);
    }

    @Test
    void severalCallsAreHeardTogetherAndAllHearThePerson() {
        card.talk(Set.of(ANA, BEN));
        until(
                () -> {
                    desk.turn(ANA, 300);
                    desk.turn(BEN, 500);
                    return sound.played(BOX) == 800
                            && desk.sent(ANA) == SPOKEN
                            && desk.sent(BEN) == SPOKEN;
                },
                () -> "both, not " + sound.played(BOX));
    }

    @Test
    void aCallThatIsLeftIsNeitherHeardNorHears() {
        card.talk(Set.of(ANA, BEN));
        desk.run(ANA, 300, () -> sound.played(BOX) == 300);
        card.talk(Set.of(BEN));
        desk.turn(ANA, 300);
        assertThat(desk.sent(ANA)).isZero();
        until(() -> sound.played(BOX) == 0, () -> "silence, not " + sound.played(BOX));
    }

    @Test
    void devicesAreOpenOnlyWhileThereIsACall() {
        until(() -> !card.snapshot().devices().speakers().isEmpty(), () -> "the devices");
        assertThat(sound.open).isEmpty();
        card.talk(Set.of(ANA));
        until(() -> sound.open.size() == 2, () -> "two open devices, not " + sound.open);
        card.talk(Set.of());
        until(sound.open::isEmpty, () -> "closed devices, not " + sound.open);
        card.talk(Set.of(BEN));
        until(() -> sound.open.size() == 2, () -> "open devices again");
        card.close();
        assertThat(sound.open).isEmpty();
    }

    @Test
    void aSoundSystemThatIsLostIsOpenedAgain() {
        card.talk(Set.of(ANA));
        until(() -> sound.open.size() == 2, () -> "open devices");
        sound.trouble = Optional.of("it was killed");
        until(sound.open::isEmpty, () -> "closed devices");
        until(() -> card.snapshot().devices().speakers().isEmpty(), () -> "no devices in sight");
        sound.trouble = Optional.empty();
        desk.run(ANA, 300, () -> sound.played(BOX) == 300 && desk.sent(ANA) == SPOKEN);
    }

    @Test
    void aMicrophoneThatCannotBeOpenedLeavesTheSpeaker() {
        sound.microphonesBroken = true;
        card.talk(Set.of(ANA));
        desk.run(ANA, 300, () -> sound.played(BOX) == 300);
        assertThat(desk.sent(ANA)).isZero();
        sound.microphonesBroken = false;
        desk.run(ANA, 300, () -> desk.sent(ANA) == SPOKEN);
    }

    @Test
    void devicesAreSwappedDuringACallByNameOrDescription() {
        card.talk(Set.of(ANA));
        desk.run(ANA, 300, () -> sound.played(BOX) == 300 && desk.sent(ANA) == SPOKEN);
        assertThat(card.choose(Use.MICROPHONE, "headset")).isTrue();
        assertThat(card.choose(Use.SPEAKER, HEADSET.name())).isTrue();
        desk.run(
                ANA,
                300,
                () -> sound.played(HEADSET) == 300 && desk.sent(ANA) == SPOKEN_INTO_HEADSET);
        assertThat(sound.isOpen(BOX)).isFalse();
        assertThat(sound.isOpen(INSIDE)).isFalse();
        assertThat(card.snapshot().choices().get(Use.SPEAKER))
                .isEqualTo(new Choice(HEADSET.name(), Optional.of(HEADSET)));
    }

    @Test
    void aChosenDeviceThatIsPulledOutIsReplacedAndComesBackByItself() {
        until(() -> card.choose(Use.SPEAKER, HEADSET.name()), () -> "the headset");
        card.talk(Set.of(ANA));
        desk.run(ANA, 300, () -> sound.played(HEADSET) == 300);
        sound.devices = new DeviceList(FakeAudioDevices.ALL.microphones(), List.of(BOX));
        desk.run(ANA, 300, () -> sound.played(BOX) == 300);
        assertThat(card.snapshot().choices().get(Use.SPEAKER))
                .isEqualTo(new Choice(HEADSET.name(), Optional.of(BOX)));
        sound.devices = FakeAudioDevices.ALL;
        desk.run(ANA, 300, () -> sound.played(HEADSET) == 300);
    }

    @Test
    void aDeviceThatIsNotThereIsRefusedAndNothingChanges() {
        until(() -> !card.snapshot().devices().speakers().isEmpty(), () -> "the devices");
        var before = card.snapshot();
        assertThat(card.choose(Use.SPEAKER, "bathroom")).isFalse();
        assertThat(card.snapshot()).isEqualTo(before);
    }

    @Test
    void theConfiguredDevicesAreUsedUntilOthersAreChosenAndTheseStayOverARestart() {
        var configured = new AudioSettings("headset", "Headset", "nowhere", false, false, false);
        try (var first = new SoundCard(desk, configured, choices, sound)) {
            until(() -> !first.snapshot().devices().speakers().isEmpty(), () -> "the devices");
            assertThat(first.snapshot().choices())
                    .containsEntry(
                            Use.MICROPHONE, new Choice("headset", Optional.of(HEADSET_MICROPHONE)))
                    .containsEntry(Use.SPEAKER, new Choice("Headset", Optional.of(HEADSET)))
                    .containsEntry(Use.RINGER, new Choice("nowhere", Optional.of(BOX)));
            assertThat(first.choose(Use.MICROPHONE, INSIDE.description())).isTrue();
            assertThat(first.choose(Use.SPEAKER, "default")).isTrue();
        }
        try (var next = new SoundCard(desk, configured, choices.later(), sound)) {
            until(() -> !next.snapshot().devices().speakers().isEmpty(), () -> "the devices");
            assertThat(next.snapshot().choices())
                    .containsEntry(Use.MICROPHONE, new Choice(INSIDE.name(), Optional.of(INSIDE)))
                    .containsEntry(Use.SPEAKER, new Choice("default", Optional.of(BOX)))
                    .containsEntry(Use.RINGER, new Choice("nowhere", Optional.of(BOX)));
        }
    }

    @Test
    void changedSettingsAreInForceInACallTooButLeaveWhatThePersonChose() {
        var headset = new AudioSettings("headset", "headset", "headset", false, false, false);
        until(() -> card.choose(Use.RINGER, BOX.name()), () -> "the box");
        card.talk(Set.of(ANA));
        desk.run(ANA, 300, () -> sound.played(BOX) == 300 && desk.sent(ANA) == SPOKEN);
        card.configure(headset);
        desk.run(
                ANA,
                300,
                () -> sound.played(HEADSET) == 300 && desk.sent(ANA) == SPOKEN_INTO_HEADSET);
        assertThat(card.snapshot().choices().get(Use.RINGER))
                .isEqualTo(new Choice(BOX.name(), Optional.of(BOX)));
    }

    @Test
    void theVoiceIsProcessedOrNotAsSoonAsTheSettingsSaySo() {
        card.talk(Set.of(ANA));
        desk.run(ANA, 300, () -> desk.sent(ANA) == SPOKEN);
        card.configure(AudioSettings.DEFAULT);
        desk.run(ANA, 300, () -> desk.sent(ANA) != SPOKEN);
        card.configure(SoundServer.UNPROCESSED);
        desk.run(ANA, 300, () -> desk.sent(ANA) == SPOKEN);
    }

    @Test
    void whoListensHearsOfDevicesAndChoices() {
        var heard = new AtomicInteger();
        until(() -> !card.snapshot().devices().speakers().isEmpty(), () -> "the devices");
        card.onChange(heard::incrementAndGet);
        sound.devices = new DeviceList(FakeAudioDevices.ALL.microphones(), List.of(BOX));
        until(() -> heard.get() > 0, () -> "a change");
        assertThat(card.snapshot().devices().speakers()).containsExactly(BOX);
        int before = heard.get();
        card.choose(Use.MICROPHONE, HEADSET_MICROPHONE.name());
        assertThat(heard).hasValueGreaterThan(before);
    }

    @Test
    void itRingsOnTheRingerAndOpensNoMicrophone() {
        until(() -> card.choose(Use.RINGER, HEADSET.name()), () -> "the headset");
        Tap ring = card.ring(frame -> fill(frame, 900));
        until(() -> sound.played(HEADSET) == 900, () -> "it rings");
        assertThat(sound.open).containsOnlyKeys(HEADSET.name());
        ring.close();
        until(sound.open::isEmpty, () -> "silence, not " + sound.open);
    }

    @Test
    void aToneIsMixedIntoWhatThePersonHearsUntilItEndsByItself() {
        card.talk(Set.of(ANA));
        desk.run(ANA, 300, () -> sound.played(BOX) == 300);
        var left = new AtomicInteger(20);
        card.play(frame -> {
            fill(frame, 900);
            return left.decrementAndGet() > 0;
        });
        desk.run(ANA, 300, () -> sound.played(BOX) == 1200);
        desk.run(ANA, 300, () -> sound.played(BOX) == 300);
        assertThat(desk.sent(ANA)).isEqualTo(SPOKEN);
    }

    @Test
    void theLevelMeterShowsWhatIsPlayedAndRecordedAndNothingAfterwards() {
        card.talk(Set.of(ANA));
        double spoken = Pcm.dbfs(SPOKEN);
        double heard = Pcm.dbfs(3000);
        desk.run(
                ANA,
                3000,
                () ->
                        Math.abs(card.meter().microphoneDbfs() - spoken) < 0.5
                                // the test's calls turn more slowly than the card: gaps
                                && Math.abs(card.meter().speakerDbfs() - heard) < 6);
        card.talk(Set.of());
        until(
                () -> card.meter().equals(new Meter(Pcm.SILENCE_DBFS, Pcm.SILENCE_DBFS)),
                () -> "silence, not " + card.meter());
    }

    @Test
    void afterItIsClosedNoCallIsTakenUpAndNothingRings() {
        card.close();
        card.talk(Set.of(ANA));
        card.ring(frame -> fill(frame, 900));
        desk.turn(ANA, 300);
        assertThat(desk.sent(ANA)).isZero();
        assertThat(sound.open).isEmpty();
    }

    private static boolean fill(short[] frame, int level) {
        Arrays.fill(frame, (short) level);
        return true;
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
        public Tap tap(CallId id, Side side, int rate, FrameSink sink) {
            return tap(id, side, Downsampler.to(rate, sink));
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
}
