package org.agent008.domain.port;

import java.util.List;
import java.util.Optional;
import org.agent008.domain.port.AudioDevices.Device;
import org.agent008.domain.port.AudioDevices.Use;
import org.agent008.domain.settings.AudioSettings;

/** The sound devices that are there at one moment. */
public record DeviceList(List<Device> microphones, List<Device> speakers) {
    public static final DeviceList EMPTY = new DeviceList(List.of(), List.of());

    public DeviceList {
        microphones = List.copyOf(microphones);
        speakers = List.copyOf(speakers);
    }

    /** Those that serve a use. */
    public List<Device> of(Use use) {
        return use == Use.MICROPHONE ? microphones : speakers;
    }

    /** The device of that name, else of that description, else none. */
    public Optional<Device> find(Use use, String wanted) {
        return of(use).stream()
                .filter(device -> device.name().equals(wanted))
                .findFirst()
                .or(() ->
                        of(use).stream()
                                .filter(device -> device.description().equalsIgnoreCase(wanted))
                                .findFirst());
    }

    /** What serves a use when that was chosen: the preferred device where it is not there. */
    public Optional<Device> resolve(Use use, String chosen) {
        return Optional.of(chosen)
                .filter(name -> !name.equals(AudioSettings.DEFAULT_DEVICE))
                .flatMap(name -> find(use, name))
                .or(() -> of(use).stream().filter(Device::preferred).findFirst())
                .or(() -> of(use).stream().findFirst());
    }
}
