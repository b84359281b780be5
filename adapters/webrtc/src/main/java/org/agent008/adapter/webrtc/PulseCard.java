package org.agent008.adapter.webrtc;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.agent008.domain.port.AudioDesk.FrameSink;
import org.agent008.domain.port.AudioDesk.FrameSource;

/**
 * The default speaker and microphone of PulseAudio or PipeWire. Where the server freezes, nothing
 * here blocks: turns go by without audio until it moves again.
 */
final class PulseCard implements Card {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final PulseConnection connection;
    private final PulseStream speaker;
    private final PulseStream microphone;

    private PulseCard(PulseConnection connection, PulseStream speaker, PulseStream microphone) {
        this.connection = connection;
        this.speaker = speaker;
        this.microphone = microphone;
    }

    static PulseCard open() throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        PulseConnection connection = new PulseConnection(PulseLibrary.load(), deadline);
        try {
            PulseStream speaker = PulseStream.play(connection, deadline);
            try {
                return new PulseCard(connection, speaker, PulseStream.record(connection, deadline));
            } catch (IOException | RuntimeException e) {
                speaker.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void turn(FrameSource source, FrameSink sink) throws IOException {
        connection.turn();
        speaker.play(source);
        microphone.record(sink);
    }

    @Override
    public void close() {
        microphone.close();
        speaker.close();
        connection.close();
    }
}
