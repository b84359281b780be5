package org.agent008.adapter.recording;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Frames of both sides on their way from the audio thread to the writer, who reads silence where he
 * was too slow. Of each 10 ms the desk tells the local side first. Nothing here blocks or
 * allocates.
 */
final class FrameRing {
    /** 2.5 s. */
    static final int SLOTS = 256;

    private static final int FRAME = StereoEncoder.FRAME;

    private final short[] pcm = new short[SLOTS * FRAME];
    private final long[] tickOf = new long[SLOTS];
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong ticks = new AtomicLong();

    /** Of the audio thread: where the frame goes whose local side is here. */
    private int slot;

    private boolean begun;

    /** Of the writer. */
    private long read;

    private long lost;

    void local(short[] frame, boolean audible) {
        long next = written.get();
        slot = next - taken.get() < SLOTS ? (int) (next % SLOTS) : -1;
        begun = true;
        put(frame, 0, audible);
    }

    void remote(short[] frame, boolean audible) {
        if (!begun) {
            return; // the taps were opened between the two sides of one frame
        }
        begun = false;
        put(frame, 1, audible);
        long tick = ticks.get();
        if (slot >= 0) {
            tickOf[slot] = tick;
            written.set(written.get() + 1);
        }
        ticks.set(tick + 1);
    }

    private void put(short[] frame, int channel, boolean audible) {
        if (slot >= 0) {
            int at = slot * FRAME + channel;
            for (int i = 0; i < FRAME / 2; i++) {
                pcm[at + 2 * i] = audible ? frame[i] : 0;
            }
        }
    }

    /** Takes the next 10 ms; false where there are none yet. */
    boolean read(short[] frame) {
        long now = ticks.get(); // before the look at what is there: what it counts is there or lost
        long next = taken.get();
        boolean there = next < written.get();
        int from = (int) (next % SLOTS);
        if (there && tickOf[from] == read) {
            System.arraycopy(pcm, from * FRAME, frame, 0, FRAME);
            taken.set(next + 1);
        } else if (there || read < now) {
            Arrays.fill(frame, (short) 0);
            lost++;
        } else {
            return false;
        }
        read++;
        return true;
    }

    /** How many frames became silence. */
    long lost() {
        return lost;
    }
}
