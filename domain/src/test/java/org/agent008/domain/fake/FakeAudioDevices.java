package org.agent008.domain.fake;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.agent008.domain.port.AudioDevices;
import org.agent008.domain.port.DeviceList;
import org.agent008.domain.settings.AudioSettings;

/** A machine with two microphones and two speakers, that can be pulled out. */
public final class FakeAudioDevices implements AudioDevices {
    public static final Device INSIDE = new Device("inside", "Built-in microphone", true);
    public static final Device HEADSET_MICROPHONE = new Device("headset.mic", "Headset", false);
    public static final Device BOX = new Device("box", "Loudspeaker", true);
    public static final Device HEADSET = new Device("headset", "Headset", false);
    public static final DeviceList ALL =
            new DeviceList(List.of(INSIDE, HEADSET_MICROPHONE), List.of(BOX, HEADSET));

    private final Map<Use, String> chosen = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile DeviceList there = ALL;
    private volatile Meter meter = new Meter(-96, -96);

    /** From now on these are there, and no other. */
    public void plug(DeviceList devices) {
        there = devices;
        listeners.forEach(Runnable::run);
    }

    public void sound(Meter now) {
        meter = now;
    }

    @Override
    public Snapshot snapshot() {
        Map<Use, Choice> choices = new EnumMap<>(Use.class);
        for (Use use : Use.values()) {
            String name = chosen.getOrDefault(use, AudioSettings.DEFAULT_DEVICE);
            choices.put(use, new Choice(name, there.resolve(use, name)));
        }
        return new Snapshot(there, choices);
    }

    @Override
    public boolean choose(Use use, String device) {
        boolean known =
                device.equals(AudioSettings.DEFAULT_DEVICE) || there.find(use, device).isPresent();
        if (known) {
            chosen.put(use, device);
            listeners.forEach(Runnable::run);
        }
        return known;
    }

    @Override
    public Meter meter() {
        return meter;
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }
}
