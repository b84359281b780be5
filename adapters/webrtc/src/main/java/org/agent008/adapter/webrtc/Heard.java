package org.agent008.adapter.webrtc;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.agent008.domain.port.AudioDesk.FrameSink;
import org.agent008.domain.port.AudioDesk.Tap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One side of a call: its current frame, its level, and who listens to it. */
final class Heard {
    private static final Logger log = LoggerFactory.getLogger(Heard.class);

    final short[] frame = new short[Pcm.FRAME];
    private final Loudness loudness = new Loudness(1_000);
    private final CopyOnWriteArrayList<Ear> ears = new CopyOnWriteArrayList<>();
    private final Consumer<Ear> tell = this::tell; // made once: the audio path allocates nothing

    /** A tap's identity, since one sink may tap twice. */
    private static final class Ear {
        private final FrameSink sink;

        Ear(FrameSink sink) {
            this.sink = sink;
        }
    }

    Tap tap(FrameSink sink) {
        Ear ear = new Ear(sink);
        ears.add(ear);
        return () -> ears.remove(ear);
    }

    /** Measures the frame and passes it to the taps; one that throws has heard its last. */
    void pass() {
        loudness.add(frame);
        ears.forEach(tell);
    }

    private void tell(Ear ear) {
        try {
            ear.sink.accept(frame);
        } catch (Throwable t) { // whatever it is: further out it aborts the JVM
            ears.remove(ear);
            log.error("a tap failed and was ended", t);
        }
    }

    double dbfs() {
        return loudness.dbfs();
    }
}
