package org.agent008.adapter.webrtc;

import java.io.IOException;
import java.lang.foreign.Arena;

/**
 * A connection to the sound server. It has no thread: it moves on while {@link #turn} is called.
 */
final class PulseConnection implements AutoCloseable {
    private static final int NO_AUTOSPAWN = 1; // a phone starts no sound server
    private static final int READY = 4;
    private static final int FAILED = 5;

    final PulseLibrary pulse;
    final Arena arena = Arena.ofConfined();
    final long context;
    private static final int FOR_EVER = -1;
    private static final int TEN_MILLIS = 10_000;

    private final long loop;
    private final Object open = new Object();
    private boolean closed;

    PulseConnection(PulseLibrary pulse, long deadline) throws IOException {
        this.pulse = pulse;
        loop = pulse.loopNew.call();
        context =
                pulse.contextNew.call(
                        pulse.loopApi.call(loop), arena.allocateFrom("Agent 008").address());
        try {
            if ((int) pulse.contextConnect.call(context, 0, NO_AUTOSPAWN, 0) < 0) {
                throw lost();
            }
            while (pulse.contextState.call(context) != READY) {
                turn(deadline);
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** As {@link #turn()}, until {@code deadline} of {@link System#nanoTime}. */
    void turn(long deadline) throws IOException {
        if (System.nanoTime() > deadline) {
            throw new IOException("the sound server does not answer");
        }
        turn();
    }

    /** Sends and receives; waits for the server for 10 ms at most. */
    void turn() throws IOException {
        turn(TEN_MILLIS);
    }

    /** As {@link #turn()}, but waits for the server or {@link #wake} for as long as it takes. */
    void await() throws IOException {
        turn(FOR_EVER);
    }

    private void turn(int micros) throws IOException {
        pulse.loopPrepare.call(loop, micros);
        pulse.loopPoll.call(loop);
        if ((int) pulse.loopDispatch.call(loop) < 0 || pulse.contextState.call(context) >= FAILED) {
            throw lost();
        }
    }

    /** Ends a wait; from any thread. */
    void wake() {
        synchronized (open) {
            if (!closed) {
                pulse.loopWakeup.call(loop);
            }
        }
    }

    IOException lost() {
        return new IOException("the sound server says: " + pulse.error(context));
    }

    @Override
    public void close() {
        synchronized (open) {
            closed = true;
        }
        pulse.contextDisconnect.call(context);
        pulse.contextUnref.call(context);
        pulse.loopFree.call(loop);
        arena.close();
    }
}
