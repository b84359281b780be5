package org.agent008.app.lab;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.agent008.adapter.webrtc.Tone;
import org.agent008.adapter.webrtc.ToneMeter;

/** Tones as WAV files, for phones that play and record such. */
final class ToneFile {
    private static final int RATE = 48_000;
    private static final int FRAME = RATE / 100;

    private ToneFile() {}

    /** Writes a minute of a tone, 16 bit mono. */
    static Path write(Path file, int hz, int rate) throws IOException {
        int step = RATE / rate;
        var pcm = ByteBuffer.allocate(60 * rate * 2).order(ByteOrder.LITTLE_ENDIAN);
        var tone = new Tone(hz, -6);
        short[] frame = new short[FRAME];
        while (pcm.hasRemaining()) {
            tone.fill(frame);
            for (int i = 0; i < FRAME; i += step) {
                pcm.putShort(frame[i]);
            }
        }
        var format = new AudioFormat(rate, 16, 1, true, false);
        var in =
                new AudioInputStream(
                        new ByteArrayInputStream(pcm.array()), format, pcm.capacity() / 2);
        AudioSystem.write(in, AudioFileFormat.Type.WAVE, file.toFile());
        return file;
    }

    /** The last second of a recording but for its last half second, when calls may end. */
    static ToneMeter.Reading read(Path file) throws IOException {
        try (AudioInputStream in = AudioSystem.getAudioInputStream(file.toFile())) {
            AudioFormat format = in.getFormat();
            int rate = (int) format.getSampleRate();
            var pcm = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            int samples = pcm.capacity() / format.getFrameSize() - rate / 2;
            int repeat = RATE / rate;
            var meter = new ToneMeter();
            for (int i = 0; i < samples; i++) {
                short[] again = new short[repeat];
                Arrays.fill(again, pcm.getShort(i * format.getFrameSize()));
                meter.accept(again);
            }
            return meter.read();
        } catch (UnsupportedAudioFileException e) {
            throw new IOException(file + " is no recording", e);
        }
    }
}
