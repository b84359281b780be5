package org.agent008.adapter.webrtc;

import java.util.Arrays;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.agent008.domain.port.AudioDesk.FrameSource;
import org.agent008.domain.port.AudioDesk.Tap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All who speak into one call, mixed with saturation. */
final class Voices {
    private static final Logger log = LoggerFactory.getLogger(Voices.class);

    private final CopyOnWriteArrayList<Voice> voices = new CopyOnWriteArrayList<>();
    private final short[] voiced = new short[Pcm.FRAME];
    private final int[] sum = new int[Pcm.FRAME];
    private final Consumer<Voice> add = this::add; // made once: the audio path allocates nothing

    /** A voice's identity, since one source may speak twice. */
    private static final class Voice {
        private final FrameSource source;

        Voice(FrameSource source) {
            this.source = source;
        }
    }

    Tap speak(FrameSource source) {
        Voice voice = new Voice(source);
        voices.add(voice);
        return () -> voices.remove(voice);
    }

    /** Whether anybody has something to say. */
    boolean isHeard() {
        return !voices.isEmpty();
    }

    /** Fills the next frame; a voice that has no more or throws has said its last. */
    void mix(short[] frame) {
        Arrays.fill(sum, 0);
        voices.forEach(add);
        for (int i = 0; i < Pcm.FRAME; i++) {
            frame[i] = Pcm.saturated(sum[i]);
        }
    }

    private void add(Voice voice) {
        boolean more = false;
        try {
            Arrays.fill(voiced, (short) 0);
            more = voice.source.fill(voiced);
        } catch (Throwable t) { // whatever it is: further out it aborts the JVM
            log.error("a voice failed and was ended", t);
        }
        if (!more) {
            voices.remove(voice);
            return;
        }
        for (int i = 0; i < Pcm.FRAME; i++) {
            sum[i] += voiced[i];
        }
    }
}
