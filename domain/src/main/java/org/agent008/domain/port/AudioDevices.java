package org.agent008.domain.port;

import java.util.Map;
import java.util.Optional;

/**
 * The microphones and speakers of this machine, and which of them the person uses. They come and go
 * at any time. Safe from any thread; no method blocks.
 */
public interface AudioDevices {
    /** What a device is used for; microphones record, speakers and ringers play. */
    enum Use {
        MICROPHONE,
        SPEAKER,
        RINGER
    }

    /**
     * A device that is there now.
     *
     * @param name the operating system's, unique among microphones and among speakers
     * @param description for people
     * @param preferred the one the operating system uses unless told otherwise
     */
    record Device(String name, String description, boolean preferred) {}

    /**
     * What was chosen for a use and what became of it.
     *
     * @param chosen a name or description, or {@code default}
     * @param device the one in its place: the chosen one, else the preferred one; empty where there
     *     is none at all
     */
    record Choice(String chosen, Optional<Device> device) {}

    /** The devices as seen at one moment. */
    record Snapshot(DeviceList devices, Map<Use, Choice> choices) {
        public Snapshot {
            choices = Map.copyOf(choices);
        }
    }

    /** RMS over the last 300 ms in dBFS, 0 is full scale; -96, silence, while not in use. */
    record Meter(double microphoneDbfs, double speakerDbfs) {}

    Snapshot snapshot();

    /**
     * Uses a device from now on, by name or description, or {@code default}; in a call at once.
     * Where it goes away the preferred one takes its place until it comes back.
     *
     * @return false, and nothing changes, where no such device is there
     */
    boolean choose(Use use, String device);

    Meter meter();

    /** Hears, on a foreign thread, of each change that {@link #snapshot} would show. */
    void onChange(Runnable listener);
}
