package org.agent008.adapter.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.agent008.domain.cdr.Cdr;
import org.agent008.domain.fake.SampleEvents;
import org.agent008.domain.port.NotMade;
import org.agent008.domain.settings.RecordingSettings;
import org.agent008.domain.settings.RecordingSettings.Announcement;
import org.agent008.domain.settings.RecordingSettings.Mode;
import org.agent008.domain.speech.Recording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebmRecorderTest {
    private static final Cdr CALL = SampleEvents.cdr("../../evil id").answered(Duration.ZERO);
    private static final InstantSource NOW =
            InstantSource.fixed(Instant.parse("2026-12-01T00:00:00Z"));

    private final ScriptedDesk desk = new ScriptedDesk();

    @TempDir private Path home;

    private Optional<WebmRecorder> recorder = Optional.empty();

    @AfterEach
    void close() {
        recorder.ifPresent(WebmRecorder::close);
    }

    private WebmRecorder recorder(RecordingSettings settings, Take.Opener opener) {
        WebmRecorder made =
                new WebmRecorder(desk, home.resolve("recordings"), settings, NOW, opener);
        recorder = Optional.of(made);
        return made;
    }

    private WebmRecorder recorder() {
        return recorder(RecordingSettings.OFF, Shelf::create);
    }

    private static RecordingSettings all(Optional<Announcement> announcement) {
        return new RecordingSettings(Mode.ALL, announcement, Optional.empty(), OptionalInt.empty());
    }

    private static RecordingSettings quietly() {
        return all(Optional.empty());
    }

    private void begin(WebmRecorder recorder) {
        recorder.start(CALL, quietly());
        until(() -> desk.taps() == 2);
    }

    /** In portions that the writer takes in time. */
    private void hear(WebmRecorder recorder, int seconds) {
        for (int second = 0; second < seconds; second++) {
            desk.tick(100);
            write(recorder);
        }
    }

    private static void write(WebmRecorder recorder) {
        try {
            recorder.turn().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static <T> T ready(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    void thisPhoneIsLeftAndTheFarEndRight() throws Exception {
        WebmRecorder recorder = recorder();
        begin(recorder);
        hear(recorder, 3);
        desk.tick(1);
        Recording made = ready(recorder.stop(CALL.id())).orElseThrow();

        assertThat(made.length()).isBetween(Duration.ofMillis(3_010), Duration.ofMillis(3_020));
        assertThat(made.bytes()).isEqualTo(Files.size(made.file()));
        Demuxed player = new Demuxed(made.file());
        assertThat(player.durationMillis).isEqualTo((double) made.length().toMillis());
        assertThat(player.endIsKnown).isTrue();
        assertThat(player.elements).contains(0x114D9B74, 0x1C53BB6B).doesNotContain(0xEC);
        assertThat(player.blockMillis).hasSize(151).startsWith(0L, 20L).endsWith(3_000L);
        double left = player.tone(0, ScriptedDesk.LOCAL_HZ, 1);
        double right = player.tone(1, ScriptedDesk.REMOTE_HZ, 1);
        assertThat(left).isCloseTo(8_000, within(1_500.0));
        assertThat(right).isCloseTo(8_000, within(1_500.0));
        assertThat(player.tone(0, ScriptedDesk.REMOTE_HZ, 1)).isLessThan(right / 8);
        assertThat(player.tone(1, ScriptedDesk.LOCAL_HZ, 1)).isLessThan(left / 8);
        assertThat(desk.taps()).isZero();
    }

    @Test
    void onlyThisUserSeesRecordingsAndTheirNamesHaveNothingOfTheFarEnd() throws IOException {
        WebmRecorder recorder = recorder();
        begin(recorder);
        hear(recorder, 1);
        Path file = ready(recorder.stop(CALL.id())).orElseThrow().file();

        assertThat(file.getParent()).isEqualTo(home.resolve("recordings"));
        assertThat(file.getFileName().toString())
                .matches("call-\\d{8}T\\d{6}Z-[0-9a-f]{16}\\.webm");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(home.resolve("recordings"))))
                .isEqualTo("rwx------");
    }

    @Test
    void pausedItRecordsSilence() throws Exception {
        WebmRecorder recorder = recorder();
        begin(recorder);
        hear(recorder, 1);
        recorder.pause(CALL.id());
        hear(recorder, 2);
        recorder.resume(CALL.id());
        hear(recorder, 1);
        Demuxed player = new Demuxed(ready(recorder.stop(CALL.id())).orElseThrow().file());

        assertThat(player.seconds()).isEqualTo(4);
        assertThat(player.tone(1, ScriptedDesk.REMOTE_HZ, 0.4)).isGreaterThan(6_000);
        assertThat(player.tone(1, ScriptedDesk.REMOTE_HZ, 1.8)).isLessThan(5);
        assertThat(player.tone(0, ScriptedDesk.LOCAL_HZ, 1.8)).isLessThan(5);
        assertThat(player.tone(0, ScriptedDesk.LOCAL_HZ, 3.4)).isGreaterThan(6_000);
    }

    @Test
    void theToneIsHeardBeforeAnythingIsRecorded() {
        WebmRecorder recorder = recorder();
        recorder.start(CALL, all(Optional.of(new Announcement.Tone())));
        until(() -> desk.voices.size() == 1);
        desk.tick(29);
        assertThat(desk.loudest.get()).isBetween(7_000L, 9_000L);
        desk.tick(21);
        assertThat(desk.voices).isEmpty();

        Recording made = ready(recorder.stop(CALL.id())).orElseThrow();
        assertThat(made.length()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aSpokenAnnouncementIsBroughtToTheRateOfCalls() throws IOException {
        Path wav = home.resolve("notice.wav");
        AudioFormat format = new AudioFormat(8_000, 16, 1, true, false);
        byte[] second = new byte[16_000];
        Arrays.fill(second, (byte) 16);
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(second), format, 8_000),
                AudioFileFormat.Type.WAVE,
                wav.toFile());
        Spoken spoken = Spoken.of(new Announcement.Spoken(wav), () -> {});
        short[] frame = new short[480];
        int frames = 0;
        while (spoken.fill(frame)) {
            frames++;
            if (frames == 50) {
                assertThat(frame[100]).isCloseTo((short) 0x1010, within((short) 60));
            }
        }
        assertThat(frames).isBetween(99, 101);
    }

    @Test
    void withoutItsAnnouncementACallIsNotRecorded() {
        WebmRecorder recorder = recorder();
        Path wav = home.resolve("none.wav");
        recorder.start(CALL, all(Optional.of(new Announcement.Spoken(wav))));

        assertThatThrownBy(() -> ready(recorder.stop(CALL.id())))
                .cause()
                .isInstanceOf(NotMade.class)
                .hasMessageContaining("The announcement cannot be played")
                .hasMessageContaining("none.wav is not there");
        assertThat(home.resolve("recordings")).doesNotExist();
    }

    @Test
    void whatACrashLeftPlaysAndIsFinishedByTheNextRun() throws Exception {
        WebmRecorder recorder = recorder();
        begin(recorder);
        hear(recorder, 3);
        desk.tick(30);
        write(recorder);
        Path live = home.resolve("recordings").resolve(Shelf.name(CALL));
        assertThat(new Demuxed(live).seconds()).isEqualTo(3);

        byte[] bytes = Files.readAllBytes(live);
        Path second = Files.createDirectories(home.resolve("second"));
        Path cut = second.resolve(Shelf.name(CALL));
        Files.write(cut, Arrays.copyOf(bytes, bytes.length - 40));
        assertThat(new Demuxed(cut).seconds()).isEqualTo(2);
        try (WebmRecorder next = new WebmRecorder(desk, second, RecordingSettings.OFF, NOW)) {
            Recording made = ready(next.salvage(CALL)).orElseThrow();
            assertThat(made.length()).isEqualTo(Duration.ofSeconds(2));
            Demuxed player = new Demuxed(cut);
            assertThat(player.endIsKnown).isTrue();
            assertThat(player.durationMillis).isEqualTo(2_000);
            assertThat(player.tone(0, ScriptedDesk.LOCAL_HZ, 1)).isGreaterThan(6_000);
            assertThat(ready(next.salvage(CALL))).contains(made);
            assertThat(ready(next.salvage(SampleEvents.cdr("other")))).isEmpty();
        }
    }

    @Test
    void aFullDiskEndsTheRecordingAndSaysSo() throws Exception {
        WebmRecorder recorder = recorder(RecordingSettings.OFF, file -> full(Shelf.create(file)));
        begin(recorder);
        desk.tick(200);
        until(() -> desk.taps() == 0);

        assertThatThrownBy(() -> ready(recorder.stop(CALL.id())))
                .cause()
                .isInstanceOf(NotMade.class)
                .hasMessageStartingWith("The call could not be recorded to ")
                .hasMessageEndingWith(".webm: No space left on device.");
        assertThat(new Demuxed(home.resolve("recordings").resolve(Shelf.name(CALL))).seconds())
                .isEqualTo(1);
    }

    /** Takes the header and one cluster. */
    private static SeekableByteChannel full(SeekableByteChannel disk) {
        return (SeekableByteChannel)
                Proxy.newProxyInstance(
                        WebmRecorderTest.class.getClassLoader(),
                        new Class<?>[] {SeekableByteChannel.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("write")
                                    && ((ByteBuffer) arguments[0]).remaining() > 0
                                    && disk.size() > 2_000) {
                                throw new IOException("No space left on device");
                            }
                            return method.invoke(disk, arguments);
                        });
    }

    @Test
    void aCallInWhichNothingWasHeardLeavesNothing() {
        WebmRecorder recorder = recorder();
        begin(recorder);
        assertThat(ready(recorder.stop(CALL.id()))).isEmpty();
        assertThat(home.resolve("recordings")).isEmptyDirectory();
        assertThat(ready(recorder.stop(CALL.id()))).isEmpty();
    }

    @Test
    void whatIsTooOldIsDeletedAndNothingElse() throws IOException {
        Path own = Files.createDirectories(home.resolve("recordings"));
        Path old = Files.createFile(own.resolve("call-20261120T235959Z-0123456789abcdef.webm"));
        Path young = Files.createFile(own.resolve("call-20261121T000000Z-0123456789abcdef.webm"));
        Path foreign = Files.createFile(own.resolve("call-20261120T235959Z-holiday.webm"));
        recorder(
                new RecordingSettings(
                        Mode.OFF, Optional.empty(), Optional.empty(), OptionalInt.of(10)),
                Shelf::create);

        until(() -> !Files.exists(old));
        assertThat(young).exists();
        assertThat(foreign).exists();
    }
}
