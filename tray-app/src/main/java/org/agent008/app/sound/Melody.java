package org.agent008.app.sound;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.agent008.domain.port.AudioDesk.FrameSource;

/**
 * Notes one after another, once or over and over. Each begins and ends softly: an edge would click.
 * For one listener.
 */
final class Melody implements FrameSource {
    private static final int RATE = 48_000;
    private static final double FULL_SCALE = 32_767;
    private static final int EDGE = RATE / 200;
    private static final Note TAIL = Note.pause(200);

    private final List<Note> notes;
    private final double peak;
    private final boolean endless;
    private int note;
    private int position;

    /**
     * Two sines at once.
     *
     * @param hz of the first; 0 is silence
     * @param other of the second, the same again for a single one
     */
    record Note(double hz, double other, int millis) {
        static Note of(double hz, int millis) {
            return new Note(hz, hz, millis);
        }

        static Note pause(int millis) {
            return of(0, millis);
        }

        int samples() {
            return RATE / 1_000 * millis;
        }
    }

    private Melody(double dbfs, boolean endless, List<Note> notes) {
        this.notes = notes;
        this.endless = endless;
        peak = FULL_SCALE * Math.pow(10, dbfs / 20);
    }

    /**
     * Never ends by itself.
     *
     * @param dbfs level of the peak, 0 is full scale
     */
    static Melody endless(double dbfs, List<Note> notes) {
        return new Melody(dbfs, true, notes);
    }

    /** Is over after the notes, and a pause in which the last comes out of the speaker. */
    static Melody once(double dbfs, List<Note> notes) {
        return times(1, dbfs, notes);
    }

    /** As {@link #once}, the notes several times over. */
    static Melody times(int times, double dbfs, List<Note> notes) {
        Stream<Note> all = Collections.nCopies(times, notes).stream().flatMap(List::stream);
        return new Melody(dbfs, false, Stream.concat(all, Stream.of(TAIL)).toList());
    }

    @Override
    public boolean fill(short[] frame) {
        for (int i = 0; i < frame.length; i++) {
            frame[i] = next();
        }
        return note < notes.size();
    }

    private short next() {
        if (note == notes.size()) {
            return 0;
        }
        Note now = notes.get(note);
        double angle = 2 * Math.PI * position / RATE;
        double wave = (Math.sin(angle * now.hz()) + Math.sin(angle * now.other())) / 2;
        int toEdge = Math.min(position, now.samples() - position);
        short sample = (short) Math.round(peak * wave * Math.min(1, (double) toEdge / EDGE));
        position++;
        if (position == now.samples()) {
            position = 0;
            note = endless ? (note + 1) % notes.size() : note + 1;
        }
        return sample;
    }
}
