package org.agent008.adapter.webrtc;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.agent008.domain.port.AudioDesk.FrameSink;
import org.agent008.domain.port.AudioDesk.FrameSource;

/**
 * One way of the audio, to a speaker or from a microphone. The server moves it to the default
 * device where its own is pulled out.
 */
final class PulseStream implements AutoCloseable {
    private static final int S16LE = 3;
    private static final int ADJUST_LATENCY = 0x2000;
    private static final int FRAME_BYTES = 2 * Pcm.FRAME;
    private static final int SERVERS_CHOICE = -1;
    private static final int READY = 2;
    private static final int FAILED = 3;

    private final PulseConnection connection;
    private final PulseLibrary pulse;
    private final long stream;
    private final short[] frame = new short[Pcm.FRAME];
    private final MemorySegment out;
    private final MemorySegment pointer;
    private final MemorySegment length;
    private int recorded;

    private PulseStream(PulseConnection connection, String title) {
        this.connection = connection;
        pulse = connection.pulse;
        out = connection.arena.allocate(FRAME_BYTES, 2);
        pointer = connection.arena.allocate(ValueLayout.JAVA_LONG);
        length = connection.arena.allocate(ValueLayout.JAVA_LONG);
        MemorySegment spec = connection.arena.allocate(12, 4); // pa_sample_spec
        spec.set(ValueLayout.JAVA_INT, 0, S16LE);
        spec.set(ValueLayout.JAVA_INT, 4, Pcm.RATE);
        spec.set(ValueLayout.JAVA_BYTE, 8, (byte) 1);
        stream =
                pulse.streamNew.call(
                        connection.context,
                        connection.arena.allocateFrom(title).address(),
                        spec.address(),
                        0);
    }

    /** A stream to the default speaker that keeps 40 ms in hand. */
    static PulseStream play(PulseConnection connection, long deadline) throws IOException {
        PulseStream made = new PulseStream(connection, "Speaker");
        // prebuf 0: it starts at once, and goes on by itself after an underrun
        long attributes =
                made.attributes(4 * FRAME_BYTES, 0, FRAME_BYTES, SERVERS_CHOICE).address();
        made.await(
                made.pulse.streamPlay.call(made.stream, 0, attributes, ADJUST_LATENCY, 0, 0),
                deadline);
        return made;
    }

    /** A stream from the default microphone that tells each 10 ms. */
    static PulseStream record(PulseConnection connection, long deadline) throws IOException {
        PulseStream made = new PulseStream(connection, "Microphone");
        long attributes =
                made.attributes(SERVERS_CHOICE, SERVERS_CHOICE, SERVERS_CHOICE, FRAME_BYTES)
                        .address();
        made.await(
                made.pulse.streamRecord.call(made.stream, 0, attributes, ADJUST_LATENCY), deadline);
        return made;
    }

    /** A pa_buffer_attr, in bytes; its first field, the longest buffer, is left to the server. */
    private MemorySegment attributes(int target, int prebuffer, int minRequest, int fragment) {
        return connection.arena.allocateFrom(
                ValueLayout.JAVA_INT, SERVERS_CHOICE, target, prebuffer, minRequest, fragment);
    }

    private void await(long result, long deadline) throws IOException {
        try {
            if ((int) result < 0) {
                throw connection.lost();
            }
            while (pulse.streamState.call(stream) != READY) {
                connection.turn(deadline);
                check();
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void check() throws IOException {
        if (pulse.streamState.call(stream) >= FAILED) {
            throw connection.lost();
        }
    }

    /** Takes as many frames as the server has room for. */
    void play(FrameSource source) throws IOException {
        check();
        for (long room = pulse.streamWritable.call(stream);
                room >= FRAME_BYTES;
                room -= FRAME_BYTES) {
            source.fill(frame);
            MemorySegment.copy(frame, 0, out, ValueLayout.JAVA_SHORT, 0, frame.length);
            pulse.streamWrite.call(stream, out.address(), FRAME_BYTES, 0, 0, 0);
        }
    }

    /** Gives all whole frames that have come. */
    void record(FrameSink sink) throws IOException {
        check();
        while ((int) pulse.streamPeek.call(stream, pointer.address(), length.address()) == 0) {
            long bytes = length.get(ValueLayout.JAVA_LONG, 0);
            if (bytes == 0) {
                return;
            }
            long address = pointer.get(ValueLayout.JAVA_LONG, 0);
            if (address != 0) { // else a hole: the server lost something
                read(address, (int) bytes / 2, sink);
            }
            pulse.streamDrop.call(stream);
        }
        throw connection.lost();
    }

    private void read(long address, int samples, FrameSink sink) {
        for (int done = 0; done < samples; ) {
            int n = Math.min(samples - done, frame.length - recorded);
            MemorySegment.copy(
                    pulse.memory,
                    ValueLayout.JAVA_SHORT_UNALIGNED,
                    address + 2L * done,
                    frame,
                    recorded,
                    n);
            done += n;
            recorded += n;
            if (recorded == frame.length) {
                recorded = 0;
                sink.accept(frame);
            }
        }
    }

    @Override
    public void close() {
        pulse.streamDisconnect.call(stream);
        pulse.streamUnref.call(stream);
    }
}
