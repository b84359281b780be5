package org.agent008.adapter.webrtc;

import java.io.IOException;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;
import org.agent008.domain.port.AudioDesk.FrameSink;
import org.agent008.domain.port.AudioDesk.FrameSource;

/** A line of Java Sound that is never asked for more than it has ready, so that it never blocks. */
final class JavaSoundStream implements SoundSystem.Stream {
    private static final int FRAME_BYTES = 2 * Pcm.FRAME;
    private static final int PLAYED_AHEAD = 6 * FRAME_BYTES;
    private static final int RECORDED_BEHIND = 20 * FRAME_BYTES;
    private static final int BYTES_PER_MILLI = FRAME_BYTES / 10;

    private final DataLine line;
    private final Runnable move;

    private JavaSoundStream(DataLine line, Runnable move) {
        this.line = line;
        this.move = move;
        line.start();
    }

    static JavaSoundStream play(SourceDataLine line, FrameSource source) throws IOException {
        try {
            line.open(JavaSoundSystem.FORMAT, PLAYED_AHEAD);
        } catch (LineUnavailableException e) {
            throw new IOException(e);
        }
        byte[] bytes = new byte[FRAME_BYTES];
        short[] frame = new short[Pcm.FRAME];
        return new JavaSoundStream(
                line,
                () -> {
                    source.fill(frame);
                    for (int i = 0; i < frame.length; i++) {
                        Pcm.putSample(bytes, i, frame[i]);
                    }
                    line.write(bytes, 0, bytes.length);
                });
    }

    static JavaSoundStream record(TargetDataLine line, FrameSink sink) throws IOException {
        try {
            line.open(JavaSoundSystem.FORMAT, RECORDED_BEHIND);
        } catch (LineUnavailableException e) {
            throw new IOException(e);
        }
        byte[] bytes = new byte[FRAME_BYTES];
        short[] frame = new short[Pcm.FRAME];
        return new JavaSoundStream(
                line,
                () -> {
                    line.read(bytes, 0, bytes.length);
                    for (int i = 0; i < frame.length; i++) {
                        frame[i] = Pcm.sample(bytes, i);
                    }
                    sink.accept(frame);
                });
    }

    @Override
    public void turn() throws IOException {
        if (!line.isOpen()) {
            throw new IOException("the system closed it");
        }
        while (line.available() >= FRAME_BYTES) {
            move.run();
        }
    }

    @Override
    public int delayMillis() {
        int ready = line.available();
        int waiting = line instanceof SourceDataLine ? line.getBufferSize() - ready : ready;
        return waiting / BYTES_PER_MILLI;
    }

    @Override
    public void close() {
        line.close();
    }
}
