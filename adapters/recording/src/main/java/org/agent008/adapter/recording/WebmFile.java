package org.agent008.adapter.recording;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * A WebM file of one Opus track in stereo that grows by whole clusters of a second: it can be
 * played wherever it ends.
 */
final class WebmFile implements Closeable {
    static final int PACKET_MILLIS = 20;
    private static final int CLUSTER_MILLIS = 1_000;

    /** As long as the seek head that comes there. */
    private static final int SEEK_HEAD_DATA = 24;

    private final SeekableByteChannel channel;
    private Ebml cluster = new Ebml();
    private long clusterMillis;
    private long millis;

    /** Begins a file. */
    WebmFile(SeekableByteChannel channel, int lookahead) throws IOException {
        this.channel = channel;
        write(header(lookahead));
    }

    private static byte[] header(int lookahead) {
        Ebml kind =
                new Ebml()
                        .integer(0x4286, 1)
                        .integer(0x42F7, 1)
                        .integer(0x42F2, 4)
                        .integer(0x42F3, 8)
                        .text(0x4282, "webm")
                        .integer(0x4287, 4)
                        .integer(0x4285, 2);
        Ebml info =
                new Ebml()
                        .integer(0x2AD7B1, 1_000_000)
                        .real(Ebml.DURATION, 0)
                        .text(0x4D80, "Agent 008")
                        .text(0x5741, "Agent 008");
        Ebml body =
                new Ebml()
                        .data(Ebml.VOID, new byte[SEEK_HEAD_DATA])
                        .children(Ebml.INFO, info)
                        .children(Ebml.TRACKS, new Ebml().children(0xAE, track(lookahead)));
        byte[] start = new Ebml().children(Ebml.HEADER, kind).bytes();
        return ByteBuffer.allocate(start.length + 12 + body.size())
                .put(start)
                .putInt((int) Ebml.SEGMENT)
                .putLong(Ebml.UNKNOWN_SIZE)
                .put(body.bytes())
                .array();
    }

    private static Ebml track(int lookahead) {
        byte[] head =
                ByteBuffer.allocate(19)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put("OpusHead".getBytes(StandardCharsets.US_ASCII))
                        .put((byte) 1)
                        .put((byte) 2)
                        .putShort((short) lookahead)
                        .putInt(StereoEncoder.RATE)
                        .array();
        return new Ebml()
                .integer(0xD7, 1)
                .integer(0x73C5, 1)
                .integer(0x83, 2)
                .integer(0x9C, 0)
                .text(0x86, "A_OPUS")
                .integer(0x56AA, lookahead * 1_000_000_000L / StereoEncoder.RATE)
                .integer(0x56BB, 80_000_000)
                .data(0x63A2, head)
                .children(0xE1, new Ebml().real(0xB5, StereoEncoder.RATE).integer(0x9F, 2));
    }

    /** Adds the next 20 ms. */
    void add(byte[] packet, int length) throws IOException {
        if (cluster.size() == 0) {
            clusterMillis = millis;
            cluster.integer(Ebml.TIMESTAMP, millis);
        }
        cluster.block((int) (millis - clusterMillis), packet, length);
        millis += PACKET_MILLIS;
        if (millis - clusterMillis >= CLUSTER_MILLIS) {
            flush();
        }
    }

    private void flush() throws IOException {
        if (cluster.size() > 0) {
            write(new Ebml().children(Ebml.CLUSTER, cluster).bytes());
            cluster = new Ebml();
        }
    }

    private void write(byte[] bytes) throws IOException {
        WebmEnd.write(channel, ByteBuffer.wrap(bytes));
    }

    /** Writes what makes it a whole file; its length, or empty where it has none. */
    Optional<Duration> finish() throws IOException {
        flush();
        return WebmEnd.finish(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
