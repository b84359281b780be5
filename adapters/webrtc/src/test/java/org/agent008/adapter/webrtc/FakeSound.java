package org.agent008.adapter.webrtc;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.agent008.domain.fake.FakeAudioDevices;
import org.agent008.domain.port.AudioDesk.FrameSink;
import org.agent008.domain.port.AudioDesk.FrameSource;
import org.agent008.domain.port.AudioDevices.Device;
import org.agent008.domain.port.DeviceList;

/** A sound system whose streams move 10 ms each turn, as fast as the test's calls turn. */
final class FakeSound implements SoundSystem.Opener {
    static final short SPOKEN = 77;
    static final short SPOKEN_INTO_HEADSET = 55;

    volatile DeviceList devices = FakeAudioDevices.ALL;
    volatile Optional<String> trouble = Optional.empty();
    volatile boolean microphonesBroken;

    /** What each device that is open plays; a microphone that is open has an entry too. */
    final Map<String, Integer> open = new ConcurrentHashMap<>();

    int played(Device speaker) {
        return open.getOrDefault(speaker.name(), -1);
    }

    boolean isOpen(Device device) {
        return open.containsKey(device.name());
    }

    @Override
    public SoundSystem open() throws IOException {
        check();
        return new Server();
    }

    private void check() throws IOException {
        if (trouble.isPresent()) {
            throw new IOException(trouble.get());
        }
    }

    private final class Server implements SoundSystem {
        @Override
        public void turn(boolean streaming) throws IOException {
            LockSupport.parkNanos(10_000_000);
            check();
        }

        @Override
        public void wake() {
            // it never waits for long
        }

        @Override
        public DeviceList devices() {
            return devices;
        }

        @Override
        public Stream play(Device speaker, String title, FrameSource source) {
            return new Playing(speaker, source);
        }

        @Override
        public Stream record(Device microphone, FrameSink sink) throws IOException {
            if (microphonesBroken) {
                throw new IOException("it hums");
            }
            return new Recording(microphone, sink);
        }

        @Override
        public void close() {
            if (!open.isEmpty()) {
                throw new IllegalStateException("its streams are still open: " + open.keySet());
            }
        }
    }

    private abstract class Moving implements SoundSystem.Stream {
        final short[] frame = new short[Pcm.FRAME];
        final Device device;

        Moving(Device device) {
            this.device = device;
            open.put(device.name(), 0);
        }

        @Override
        public int delayMillis() {
            return 20;
        }

        @Override
        public void close() {
            open.remove(device.name());
        }
    }

    private final class Playing extends Moving {
        private final FrameSource source;

        Playing(Device device, FrameSource source) {
            super(device);
            this.source = source;
        }

        @Override
        public void turn() {
            source.fill(frame);
            open.put(device.name(), (int) frame[100]);
        }
    }

    private final class Recording extends Moving {
        private final FrameSink sink;

        Recording(Device device, FrameSink sink) {
            super(device);
            this.sink = sink;
        }

        @Override
        public void turn() {
            Arrays.fill(
                    frame, device.equals(FakeAudioDevices.INSIDE) ? SPOKEN : SPOKEN_INTO_HEADSET);
            sink.accept(frame);
        }
    }
}
