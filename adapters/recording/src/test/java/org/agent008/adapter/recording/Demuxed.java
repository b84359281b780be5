package org.agent008.adapter.recording;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a player finds in a file: read anew, by nothing of what wrote it. */
final class Demuxed {
    private static final Set<Integer> MASTERS = Set.of(0x18538067, 0x1549A966, 0x1F43B675);

    final Set<Integer> elements = new HashSet<>();
    final List<Long> blockMillis = new ArrayList<>();
    double durationMillis;
    boolean endIsKnown;
    private final ByteArrayOutputStream pcm = new ByteArrayOutputStream();
    private final OpusDecoder decoder;
    private long clusterMillis;

    Demuxed(Path file) throws IOException, OpusException {
        decoder = new OpusDecoder(48_000, 2);
        read(ByteBuffer.wrap(Files.readAllBytes(file)));
    }

    private void read(ByteBuffer in) throws OpusException {
        while (in.hasRemaining()) {
            int id = (int) number(in, false);
            boolean unknown =
                    in.remaining() >= 8 && in.getLong(in.position()) == 0x01FFFFFFFFFFFFFFL;
            long size = number(in, true);
            if (id == 0x18538067) {
                endIsKnown = !unknown && size == in.remaining();
            }
            if (!unknown && size > in.remaining()) {
                return; // cut off
            }
            int length = unknown ? in.remaining() : (int) size;
            ByteBuffer data = in.slice(in.position(), length);
            in.position(in.position() + length);
            elements.add(id);
            if (MASTERS.contains(id)) {
                read(data);
            } else if (id == 0x4489) {
                durationMillis = data.getDouble();
            } else if (id == 0xE7) {
                clusterMillis = 0;
                while (data.hasRemaining()) {
                    clusterMillis = (clusterMillis << 8) | (data.get() & 0xFF);
                }
            } else if (id == 0xA3) {
                block(data);
            }
        }
    }

    private static long number(ByteBuffer in, boolean masked) {
        int first = in.get() & 0xFF;
        int length = Integer.numberOfLeadingZeros(first) - 23;
        long number = masked ? first & (0xFF >> length) : first;
        for (int i = 1; i < length; i++) {
            number = (number << 8) | (in.get() & 0xFF);
        }
        return number;
    }

    private void block(ByteBuffer data) throws OpusException {
        data.get();
        blockMillis.add(clusterMillis + data.getShort());
        data.get();
        byte[] packet = new byte[data.remaining()];
        data.get(packet);
        short[] out = new short[2 * 960];
        int samples = decoder.decode(packet, 0, packet.length, out, 0, 960, false);
        ByteBuffer bytes = ByteBuffer.allocate(4 * samples).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(out, 0, 2 * samples);
        pcm.writeBytes(bytes.array());
    }

    double seconds() {
        return pcm.size() / 192_000.0;
    }

    /** How loud a tone is in one channel (0 left, 1 right) within half a second from there on. */
    double tone(int channel, int hz, double fromSecond) {
        var samples = ByteBuffer.wrap(pcm.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        double sine = 0;
        double cosine = 0;
        int start = (int) (fromSecond * 48_000);
        for (int i = start; i < start + 24_000; i++) {
            double sample = samples.getShort(4 * i + 2 * channel);
            sine += sample * Math.sin(2 * Math.PI * hz * i / 48_000);
            cosine += sample * Math.cos(2 * Math.PI * hz * i / 48_000);
        }
        return Math.hypot(sine, cosine) / 12_000;
    }
}
