package org.agent008.adapter.recording;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.agent008.domain.port.AudioDesk.FrameSource;
import org.agent008.domain.settings.RecordingSettings.Announcement;

/** An announcement as it is spoken into a call; tells when it is over. */
final class Spoken implements FrameSource {
    private static final int TONE_HZ = 1_400;
    private static final int TONE_SAMPLES = StereoEncoder.RATE * 3 / 10;
    private static final int RAMP_SAMPLES = StereoEncoder.RATE / 100;
    private static final double LOUD = 8_000;
    private static final int LONGEST_SECONDS = 60;

    private final short[] samples;
    private final Runnable over;
    private int said;

    private Spoken(short[] samples, Runnable over) {
        this.samples = samples;
        this.over = over;
    }

    static Spoken of(Announcement announcement, Runnable over) throws IOException {
        return new Spoken(
                switch (announcement) {
                    case Announcement.Tone() -> tone();
                    case Announcement.Spoken(Path wav) -> wav(wav);
                },
                over);
    }

    private static short[] tone() {
        short[] tone = new short[TONE_SAMPLES];
        for (int i = 0; i < tone.length; i++) {
            double ramp = Math.min(1, Math.min(i, tone.length - i) / (double) RAMP_SAMPLES);
            double angle = 2 * Math.PI * TONE_HZ * i / StereoEncoder.RATE;
            tone[i] = (short) (ramp * LOUD * Math.sin(angle));
        }
        return tone;
    }

    private static short[] wav(Path file) throws IOException {
        AudioFormat ours = new AudioFormat(StereoEncoder.RATE, Short.SIZE, 1, true, false);
        try (var bytes = new BufferedInputStream(Files.newInputStream(file));
                AudioInputStream theirs = AudioSystem.getAudioInputStream(bytes);
                AudioInputStream pcm = AudioSystem.getAudioInputStream(ours, theirs)) {
            int longest = LONGEST_SECONDS * StereoEncoder.RATE * Short.BYTES;
            byte[] read = pcm.readNBytes(longest + 1);
            if (read.length > longest) {
                throw new IOException("it takes longer than %d s".formatted(LONGEST_SECONDS));
            }
            short[] samples = new short[read.length / Short.BYTES];
            ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
            return samples;
        } catch (UnsupportedAudioFileException | IllegalArgumentException e) {
            throw new IOException("it is no WAV file of a kind known here", e);
        }
    }

    @Override
    public boolean fill(short[] frame) {
        int left = Math.min(frame.length, samples.length - said);
        if (left <= 0) {
            over.run();
            return false;
        }
        System.arraycopy(samples, said, frame, 0, left);
        said += left;
        return true;
    }
}
