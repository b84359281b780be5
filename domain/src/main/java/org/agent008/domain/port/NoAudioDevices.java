package org.agent008.domain.port;

import static org.agent008.domain.settings.AudioSettings.DEFAULT_DEVICE;

import java.util.Map;
import java.util.Optional;

/** A phone without a sound card: nothing to choose from, and nothing ever changes. */
public final class NoAudioDevices implements AudioDevices {
    private static final double SILENCE_DBFS = -96;
    private static final Choice NOTHING = new Choice(DEFAULT_DEVICE, Optional.empty());

    @Override
    public Snapshot snapshot() {
        return new Snapshot(
                DeviceList.EMPTY,
                Map.of(Use.MICROPHONE, NOTHING, Use.SPEAKER, NOTHING, Use.RINGER, NOTHING));
    }

    @Override
    public boolean choose(Use use, String device) {
        return device.equals(DEFAULT_DEVICE);
    }

    @Override
    public Meter meter() {
        return new Meter(SILENCE_DBFS, SILENCE_DBFS);
    }

    @Override
    public void onChange(Runnable listener) {
        // there is none
    }
}
