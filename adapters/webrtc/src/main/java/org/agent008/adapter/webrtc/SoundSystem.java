package org.agent008.adapter.webrtc;

import java.io.IOException;
import org.agent008.domain.port.AudioDesk.FrameSink;
import org.agent008.domain.port.AudioDesk.FrameSource;
import org.agent008.domain.port.AudioDevices.Device;
import org.agent008.domain.port.DeviceList;

/** The sound of an operating system: its devices and the streams to them. For one thread. */
interface SoundSystem extends AutoCloseable {
    /**
     * Waits until something has happened: for some 10 ms at most while audio streams, else also for
     * {@link #wake}; then {@link #devices} may have changed.
     *
     * @throws IOException where the system is lost; it has to be closed and opened again
     */
    void turn(boolean streaming) throws IOException;

    /** Ends a wait; from any thread. */
    void wake();

    /** The same object until something changes. */
    DeviceList devices();

    /** Begins to play what {@code source} gives. */
    Stream play(Device speaker, String title, FrameSource source) throws IOException;

    /** Begins to record into {@code sink}. */
    Stream record(Device microphone, FrameSink sink) throws IOException;

    @Override
    void close();

    /** Audio on its way to or from a device. */
    interface Stream extends AutoCloseable {
        /**
         * Takes or gives the frames that are due, without waiting.
         *
         * @throws IOException where the stream has ended; the message says why
         */
        void turn() throws IOException;

        /** How long a frame takes between here and the air, in ms; 0 while nobody knows. */
        int delayMillis();

        @Override
        void close();
    }

    /** Where a sound system comes from. */
    @FunctionalInterface
    interface Opener {
        /**
         * Opens it within two seconds, with its devices known.
         *
         * @throws IOException where there is none; the message says what is missing
         */
        SoundSystem open() throws IOException;
    }
}
