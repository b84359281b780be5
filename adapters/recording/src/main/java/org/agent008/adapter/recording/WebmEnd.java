package org.agent008.adapter.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.Optional;

/**
 * Finishes what {@link WebmFile} wrote, whether that ended in order or in the middle of a cluster:
 * what is not whole is cut off, and length and index are written.
 */
final class WebmEnd {
    private final SeekableByteChannel channel;
    private final Ebml cues = new Ebml();
    private long segment;
    private long seekHead;
    private long duration;
    private long millis;

    /** An element in the file: where it begins, where its data begin and where they end. */
    private record Element(long id, long start, long data, long end) {}

    private WebmEnd(SeekableByteChannel channel) {
        this.channel = channel;
    }

    /**
     * Harmless when done twice.
     *
     * @return the length; empty where nothing was recorded
     */
    static Optional<Duration> finish(SeekableByteChannel channel) throws IOException {
        return new WebmEnd(channel).finish();
    }

    private Optional<Duration> finish() throws IOException {
        long end = scan();
        if (millis == 0) {
            return Optional.empty();
        }
        channel.truncate(end);
        channel.position(end);
        write(channel, ByteBuffer.wrap(new Ebml().children(Ebml.CUES, cues).bytes()));
        Ebml seek = new Ebml().integer(0x53AB, Ebml.CUES).wideInteger(0x53AC, end - segment);
        put(
                seekHead,
                new Ebml().children(Ebml.SEEK_HEAD, new Ebml().children(0x4DBB, seek)).bytes());
        put(duration, ByteBuffer.allocate(Double.BYTES).putDouble((double) millis).array());
        long size = (channel.size() - segment) | (1L << 56);
        put(segment - Long.BYTES, ByteBuffer.allocate(Long.BYTES).putLong(size).array());
        return Optional.of(Duration.ofMillis(millis));
    }

    /** Where the last whole cluster ends. */
    private long scan() throws IOException {
        long at = 0;
        for (Optional<Element> next = element(0, channel.size());
                next.isPresent();
                next = element(at, channel.size())) {
            Element element = next.get();
            at = element.end;
            if (element.id == Ebml.SEGMENT) {
                segment = element.data;
                at = element.data; // what it contains comes next
            } else if (element.id == Ebml.VOID || element.id == Ebml.SEEK_HEAD) {
                seekHead = element.start;
            } else if (element.id == Ebml.INFO) {
                duration = child(element, Ebml.DURATION).data;
            } else if (element.id == Ebml.CLUSTER) {
                cluster(element);
            } else if (element.id == Ebml.CUES) {
                return element.start;
            }
        }
        return at;
    }

    private void cluster(Element cluster) throws IOException {
        Element timestamp = child(cluster, Ebml.TIMESTAMP);
        long start = number(timestamp.data, (int) (timestamp.end - timestamp.data));
        Ebml position = new Ebml().integer(0xF7, 1).integer(0xF1, cluster.start - segment);
        cues.children(0xBB, new Ebml().integer(0xB3, start).children(0xB7, position));
        millis = start;
        for (long at = timestamp.end; at < cluster.end; at = within(cluster, at).end) {
            millis += WebmFile.PACKET_MILLIS;
        }
    }

    private Element child(Element parent, long id) throws IOException {
        Element child = within(parent, parent.data);
        while (child.id != id) {
            child = within(parent, child.end);
        }
        return child;
    }

    private Element within(Element parent, long at) throws IOException {
        return element(at, parent.end).orElseThrow(() -> new IOException("it is damaged"));
    }

    /** The element that begins there; empty where it is not whole. */
    private Optional<Element> element(long at, long limit) throws IOException {
        if (at >= limit) {
            return Optional.empty();
        }
        int idLength = Integer.numberOfLeadingZeros((int) number(at, 1)) - 23;
        if (idLength > 4 || at + idLength >= limit) {
            return Optional.empty();
        }
        long id = number(at, idLength);
        long sizeAt = at + idLength;
        int sizeLength = Integer.numberOfLeadingZeros((int) number(sizeAt, 1)) - 23;
        if (sizeLength > 8 || sizeAt + sizeLength > limit) {
            return Optional.empty();
        }
        long data = sizeAt + sizeLength;
        long size = number(sizeAt, sizeLength) & (1L << (7 * sizeLength)) - 1;
        long end = id == Ebml.SEGMENT ? limit : data + size; // until it is finished it has no end
        return end > limit ? Optional.empty() : Optional.of(new Element(id, at, data, end));
    }

    private long number(long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        channel.position(at);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new IOException("it is damaged");
            }
        }
        long number = 0;
        for (byte b : bytes.array()) {
            number = (number << 8) | (b & 0xFF);
        }
        return number;
    }

    private void put(long at, byte[] bytes) throws IOException {
        channel.position(at);
        write(channel, ByteBuffer.wrap(bytes));
    }

    static void write(SeekableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
