package org.agent008.adapter.recording;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.io.IOException;
import java.util.Arrays;

/** Turns frames of 10 ms in stereo into Opus packets of 20 ms in a file. */
final class StereoEncoder {
    static final int RATE = 48_000;

    /** Samples of 10 ms, both sides. */
    static final int FRAME = 2 * RATE / 100;

    private static final int BITRATE = 48_000;
    private static final int COMPLEXITY = 2;
    private static final int LARGEST_PACKET = 1_500;

    private final OpusEncoder opus;
    private final short[] pcm = new short[2 * FRAME];
    private final byte[] packet = new byte[LARGEST_PACKET];
    private boolean half;

    StereoEncoder() {
        try {
            opus = new OpusEncoder(RATE, 2, OpusApplication.OPUS_APPLICATION_AUDIO);
        } catch (OpusException e) {
            throw new IllegalStateException("Opus has no 48 kHz stereo", e);
        }
        opus.setBitrate(BITRATE);
        opus.setUseVBR(true);
        opus.setComplexity(COMPLEXITY);
    }

    /** Samples that come out before the first that went in. */
    int lookahead() {
        return opus.getLookahead();
    }

    void add(short[] frame, WebmFile file) throws IOException {
        System.arraycopy(frame, 0, pcm, half ? FRAME : 0, FRAME);
        half = !half;
        if (!half) {
            encode(file);
        }
    }

    /** Fills the last packet with silence. */
    void flush(WebmFile file) throws IOException {
        if (half) {
            Arrays.fill(pcm, FRAME, 2 * FRAME, (short) 0);
            half = false;
            encode(file);
        }
    }

    private void encode(WebmFile file) throws IOException {
        file.add(packet, packet());
    }

    private int packet() throws IOException {
        try {
            return opus.encode(pcm, 0, FRAME, packet, 0, packet.length);
        } catch (OpusException | RuntimeException e) { // it must not end the other recordings
            throw new IOException("Opus failed: " + e, e);
        }
    }
}
