package org.agent008.app.sandbox;

import org.agent008.domain.port.AudioDesk.FrameSink;
import org.agent008.domain.port.AudioDesk.FrameSource;

/** Plays back what it hears, half a second later and in the same frames. */
final class Echo implements FrameSink, FrameSource {
    private static final int FRAMES = 50;

    private final short[][] ring = new short[FRAMES][Pcm.RATE / 100];
    private int written;

    @Override
    public synchronized void accept(short[] frame) {
        System.arraycopy(frame, 0, ring[written++ % FRAMES], 0, frame.length);
    }

    /** The oldest frame; played and recorded in step, so it is always half a second old. */
    @Override
    public synchronized boolean fill(short[] frame) {
        System.arraycopy(ring[written % FRAMES], 0, frame, 0, frame.length);
        return true;
    }
}
