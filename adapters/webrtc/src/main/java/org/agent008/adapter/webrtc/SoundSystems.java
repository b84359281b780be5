package org.agent008.adapter.webrtc;

import java.io.IOException;
import java.util.Locale;

/** Which sound system this machine has. */
final class SoundSystems {
    private SoundSystems() {}

    static SoundSystem open() throws IOException {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return os.startsWith("linux") ? PulseSystem.open() : JavaSoundSystem.open();
    }
}
