package org.agent008.adapter.webrtc;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.agent008.domain.port.AudioDesk.FrameSink;
import org.agent008.domain.port.AudioDesk.FrameSource;
import org.agent008.domain.port.AudioDevices.Device;
import org.agent008.domain.port.DeviceList;

/**
 * PulseAudio or PipeWire. Where the server freezes, nothing here blocks: turns go by without audio
 * until it moves again.
 */
final class PulseSystem implements SoundSystem {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final PulseConnection connection;
    private final PulseDevices devices;

    private PulseSystem(PulseConnection connection, PulseDevices devices) {
        this.connection = connection;
        this.devices = devices;
    }

    static PulseSystem open() throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        PulseConnection connection = new PulseConnection(PulseLibrary.load(), deadline);
        try {
            return new PulseSystem(connection, PulseDevices.watch(connection, deadline));
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void turn(boolean streaming) throws IOException {
        if (streaming) {
            connection.turn();
        } else {
            connection.await();
        }
    }

    @Override
    public void wake() {
        connection.wake();
    }

    @Override
    public DeviceList devices() {
        return devices.list();
    }

    @Override
    public Stream play(Device speaker, String title, FrameSource source) throws IOException {
        return PulseStream.play(connection, speaker.name(), title, source);
    }

    @Override
    public Stream record(Device microphone, FrameSink sink) throws IOException {
        return PulseStream.record(connection, microphone.name(), sink);
    }

    @Override
    public void close() {
        connection.close();
    }
}
