package org.agent008.app.sandbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.agent008.domain.port.AudioDesk.FrameSource;

/** Recorded speech at 48 kHz. */
public final class Clip {
    private static final String DEMO = "demo-clip.wav";
    private static final int UP = 3;
    private static final int TAPS = 16;

    private final short[] samples;

    private Clip(short[] samples) {
        this.samples = samples;
    }

    /** The greeting of the scripted caller (made by src/main/scripts/make-demo-clip). */
    public static Clip demo() {
        try (InputStream in = Clip.class.getResourceAsStream(DEMO)) {
            if (in == null) {
                throw new IllegalStateException(DEMO + " is missing from the application");
            }
            return read(in, DEMO);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a WAV file.
     *
     * @throws IOException where it cannot be read or is not 16 kHz, mono, 16 bit; the message says
     *     so
     */
    static Clip of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        }
    }

    private static Clip read(InputStream in, String name) throws IOException {
        try {
            AudioInputStream wav = AudioSystem.getAudioInputStream(new BufferedInputStream(in));
            AudioFormat f = wav.getFormat();
            if (f.getSampleRate() * UP != Pcm.RATE
                    || f.getChannels() != 1
                    || f.getSampleSizeInBits() != Short.SIZE) {
                throw new IOException(name + " must be 16 kHz, mono, 16 bit");
            }
            ByteBuffer bytes = ByteBuffer.wrap(wav.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            short[] pcm = new short[bytes.remaining() / Short.BYTES];
            bytes.asShortBuffer().get(pcm);
            return new Clip(resampled(pcm));
        } catch (UnsupportedAudioFileException e) {
            throw new IOException(name + " is no WAV file", e);
        }
    }

    /** How long it takes to play. */
    public Duration length() {
        return Duration.ofMillis(samples.length * 1000L / Pcm.RATE);
    }

    /** Plays it once. */
    public FrameSource once() {
        return new FrameSource() {
            private int at;

            @Override
            public boolean fill(short[] frame) {
                for (int i = 0; i < frame.length; i++, at++) {
                    frame[i] = at < samples.length ? samples[at] : 0;
                }
                return at < samples.length;
            }
        };
    }

    /** Three times the rate, by a windowed sinc. */
    private static short[] resampled(short[] in) {
        short[] out = new short[in.length * UP];
        for (int i = 0; i < out.length; i++) {
            double sum = 0;
            for (int k = i / UP - TAPS; k <= i / UP + TAPS; k++) {
                if (k >= 0 && k < in.length) {
                    sum += in[k] * kernel(i / (double) UP - k);
                }
            }
            out[i] = (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return out;
    }

    private static double kernel(double x) {
        if (x == 0) {
            return 1;
        }
        double hann = 0.5 + 0.5 * Math.cos(Math.PI * x / (TAPS + 1));
        return Math.sin(Math.PI * x) / (Math.PI * x) * hann;
    }
}
