package org.agent008.adapter.webrtc;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.agent008.adapter.webrtc.SoundSystem.Stream;
import org.agent008.domain.port.AudioDevices.Device;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One use of the sound card: its stream is open while it is needed and a device is there, and moves
 * to another device when told so. For the audio thread.
 */
final class Jack {
    private static final Logger log = LoggerFactory.getLogger(Jack.class);
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final String title;
    private final Plug plug;
    private @Nullable Device device;
    private @Nullable Stream stream;
    private long notBefore = System.nanoTime();
    private @Nullable String trouble;

    /** Opens a stream to a device. */
    @FunctionalInterface
    interface Plug {
        Stream open(SoundSystem system, Device device) throws IOException;
    }

    Jack(String title, Plug plug) {
        this.title = title;
        this.plug = plug;
    }

    /** The device to use from now on, or none. */
    void use(Optional<Device> wanted) {
        Device next = wanted.orElse(null);
        if (!Objects.equals(name(next), name(device))) {
            close();
        }
        device = next;
        notBefore = System.nanoTime();
    }

    private static @Nullable String name(@Nullable Device device) {
        return device == null ? null : device.name();
    }

    /** Lets audio flow where it is needed; whether it does. */
    boolean turn(SoundSystem system, boolean needed) {
        if (!needed) {
            close();
            return false;
        }
        try {
            Stream open = stream == null ? open(system) : stream;
            if (open != null) {
                open.turn();
            }
        } catch (IOException e) {
            close();
            notBefore = System.nanoTime() + RETRY_NANOS;
            tell(e);
        }
        return stream != null;
    }

    private @Nullable Stream open(SoundSystem system) throws IOException {
        Device wanted = device;
        if (wanted == null || System.nanoTime() < notBefore) {
            return null;
        }
        stream = plug.open(system, wanted);
        log.debug("{}: {}", title, wanted.description());
        return stream;
    }

    /** The same trouble is told once, not at each try. */
    private void tell(IOException e) {
        String now = Objects.requireNonNullElse(e.getMessage(), e.toString());
        if (!now.equals(trouble)) {
            trouble = now;
            log.info("{} cannot be used: {}", title, now);
        }
    }

    int delayMillis() {
        Stream open = stream;
        return open == null ? 0 : open.delayMillis();
    }

    void close() {
        Stream open = stream;
        stream = null;
        if (open != null) {
            open.close();
        }
    }
}
