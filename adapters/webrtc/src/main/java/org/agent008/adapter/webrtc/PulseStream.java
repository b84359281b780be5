package org.agent008.adapter.webrtc;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.agent008.domain.port.AudioDesk.FrameSink;
import org.agent008.domain.port.AudioDesk.FrameSource;

/**
 * Audio on its way to a speaker or from a microphone. Nothing here waits: it begins to flow once
 * the server is ready for it.
 */
final class PulseStream implements SoundSystem.Stream {
    private static final int S16LE = 3;

    /** INTERPOLATE_TIMING, AUTO_TIMING_UPDATE (both for the delay), ADJUST_LATENCY. */
    private static final int FLAGS = 0x2 | 0x8 | 0x2000;

    private static final int FRAME_BYTES = 2 * Pcm.FRAME;
    private static final int SERVERS_CHOICE = -1;
    private static final int READY = 2;
    private static final int FAILED = 3;

    /** Which way, and where the frames come from or go to. */
    private sealed interface Direction {}

    private record Playing(FrameSource source) implements Direction {}

    private record Recording(FrameSink sink) implements Direction {}

    private final PulseConnection connection;
    private final Direction direction;
    private final Arena arena = Arena.ofConfined();
    private final PulseLibrary pulse;
    private final long stream;
    private final short[] frame = new short[Pcm.FRAME];
    private final MemorySegment out;
    private final MemorySegment pointer;
    private final MemorySegment length;
    private int recorded;

    private PulseStream(PulseConnection connection, String title, Direction direction) {
        this.connection = connection;
        this.direction = direction;
        pulse = connection.pulse;
        out = arena.allocate(FRAME_BYTES, 2);
        pointer = arena.allocate(ValueLayout.JAVA_LONG);
        length = arena.allocate(ValueLayout.JAVA_LONG);
        MemorySegment spec = arena.allocate(12, 4); // pa_sample_spec
        spec.set(ValueLayout.JAVA_INT, 0, S16LE);
        spec.set(ValueLayout.JAVA_INT, 4, Pcm.RATE);
        spec.set(ValueLayout.JAVA_BYTE, 8, (byte) 1);
        stream =
                pulse.streamNew.call(
                        connection.context, arena.allocateFrom(title).address(), spec.address(), 0);
    }

    /** A stream to a speaker that keeps 40 ms in hand. */
    static PulseStream play(
            PulseConnection connection, String device, String title, FrameSource source)
            throws IOException {
        PulseStream made = new PulseStream(connection, title, new Playing(source));
        // prebuf 0: it starts at once, and goes on by itself after an underrun
        long attributes =
                made.attributes(4 * FRAME_BYTES, 0, FRAME_BYTES, SERVERS_CHOICE).address();
        long name = made.arena.allocateFrom(device).address();
        made.begun(made.pulse.streamPlay.call(made.stream, name, attributes, FLAGS, 0, 0));
        return made;
    }

    /** A stream from a microphone that tells each 10 ms. */
    static PulseStream record(PulseConnection connection, String device, FrameSink sink)
            throws IOException {
        PulseStream made = new PulseStream(connection, "Microphone", new Recording(sink));
        long attributes =
                made.attributes(SERVERS_CHOICE, SERVERS_CHOICE, SERVERS_CHOICE, FRAME_BYTES)
                        .address();
        long name = made.arena.allocateFrom(device).address();
        made.begun(made.pulse.streamRecord.call(made.stream, name, attributes, FLAGS));
        return made;
    }

    /** A pa_buffer_attr, in bytes; its first field, the longest buffer, is left to the server. */
    private MemorySegment attributes(int target, int prebuffer, int minRequest, int fragment) {
        return arena.allocateFrom(
                ValueLayout.JAVA_INT, SERVERS_CHOICE, target, prebuffer, minRequest, fragment);
    }

    private void begun(long result) throws IOException {
        if ((int) result < 0) {
            close();
            throw connection.lost();
        }
    }

    @Override
    public void turn() throws IOException {
        long state = pulse.streamState.call(stream);
        if (state >= FAILED) {
            throw connection.lost();
        }
        if (state == READY) {
            switch (direction) {
                case Playing(FrameSource source) -> play(source);
                case Recording(FrameSink sink) -> record(sink);
            }
        }
    }

    /** Takes as many frames as the server has room for. */
    private void play(FrameSource source) {
        for (long room = pulse.streamWritable.call(stream);
                room >= FRAME_BYTES;
                room -= FRAME_BYTES) {
            source.fill(frame);
            MemorySegment.copy(frame, 0, out, ValueLayout.JAVA_SHORT, 0, frame.length);
            pulse.streamWrite.call(stream, out.address(), FRAME_BYTES, 0, 0, 0);
        }
    }

    /** Gives all whole frames that have come. */
    private void record(FrameSink sink) throws IOException {
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
    public int delayMillis() {
        int failed = (int) pulse.streamLatency.call(stream, pointer.address(), length.address());
        return failed < 0 ? 0 : (int) (pointer.get(ValueLayout.JAVA_LONG, 0) / 1_000);
    }

    @Override
    public void close() {
        pulse.streamDisconnect.call(stream);
        pulse.streamUnref.call(stream);
        arena.close();
    }
}
