package org.agent008.adapter.webrtc;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;
import org.agent008.domain.port.AudioDesk.FrameSink;
import org.agent008.domain.port.AudioDesk.FrameSource;
import org.agent008.domain.port.AudioDevices.Device;
import org.agent008.domain.port.DeviceList;

/**
 * The sound card by Java Sound: CoreAudio on macOS, DirectSound on Windows. It tells of no change,
 * so a thread of its own looks at the devices every few seconds.
 */
final class JavaSoundSystem implements SoundSystem {
    static final AudioFormat FORMAT = new AudioFormat(Pcm.RATE, 16, 1, true, false);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);
    private static final long TICK_NANOS = 5_000_000;

    private final Thread observer;
    private volatile DeviceList devices = list();
    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean closed;

    private JavaSoundSystem() {
        observer = Thread.ofPlatform().daemon().name("sound devices").start(this::observe);
    }

    static JavaSoundSystem open() {
        return new JavaSoundSystem();
    }

    private void observe() {
        while (!closed) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            DeviceList now = list();
            if (!now.equals(devices)) {
                devices = now;
                wake();
            }
        }
    }

    private static DeviceList list() {
        return new DeviceList(with(TargetDataLine.class), with(SourceDataLine.class));
    }

    /** The system lists its default first. */
    private static List<Device> with(Class<? extends Line> kind) {
        DataLine.Info line = new DataLine.Info(kind, FORMAT);
        List<Device> found = new ArrayList<>();
        for (Mixer.Info info : AudioSystem.getMixerInfo()) {
            if (AudioSystem.getMixer(info).isLineSupported(line)) {
                found.add(new Device(info.getName(), info.getName(), found.isEmpty()));
            }
        }
        return found;
    }

    @Override
    public void turn(boolean streaming) {
        if (streaming) {
            LockSupport.parkNanos(TICK_NANOS);
        } else {
            await();
        }
    }

    private void await() {
        try {
            var _ = wakes.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            wakes.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void wake() {
        wakes.release();
    }

    @Override
    public DeviceList devices() {
        return devices;
    }

    @Override
    public Stream play(Device speaker, String title, FrameSource source) throws IOException {
        return JavaSoundStream.play(line(speaker, SourceDataLine.class), source);
    }

    @Override
    public Stream record(Device microphone, FrameSink sink) throws IOException {
        return JavaSoundStream.record(line(microphone, TargetDataLine.class), sink);
    }

    private static <T extends DataLine> T line(Device device, Class<T> kind) throws IOException {
        Mixer.Info mixer =
                Arrays.stream(AudioSystem.getMixerInfo())
                        .filter(info -> info.getName().equals(device.name()))
                        .findFirst()
                        .orElseThrow(() -> new IOException(device.name() + " is gone"));
        try {
            return kind.cast(AudioSystem.getMixer(mixer).getLine(new DataLine.Info(kind, FORMAT)));
        } catch (LineUnavailableException | IllegalArgumentException e) {
            throw new IOException(device.name() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(observer);
    }
}
