package org.agent008.adapter.recording;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Elements of a Matroska file, one after the other. */
final class Ebml {
    static final long HEADER = 0x1A45DFA3L;
    static final long SEGMENT = 0x18538067L;
    static final long SEEK_HEAD = 0x114D9B74L;
    static final long VOID = 0xEC;
    static final long INFO = 0x1549A966L;
    static final long DURATION = 0x4489;
    static final long TRACKS = 0x1654AE6BL;
    static final long CLUSTER = 0x1F43B675L;
    static final long TIMESTAMP = 0xE7;
    static final long SIMPLE_BLOCK = 0xA3;
    static final long CUES = 0x1C53BB6BL;

    /** The size of an element whose end is not known yet, in its 8 bytes. */
    static final long UNKNOWN_SIZE = 0x01FFFFFFFFFFFFFFL;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Ebml data(long id, byte[] data) {
        bytes.writeBytes(number(id));
        size(data.length);
        bytes.writeBytes(data);
        return this;
    }

    Ebml children(long id, Ebml children) {
        return data(id, children.bytes());
    }

    Ebml integer(long id, long value) {
        return data(id, number(value));
    }

    /** Always 8 bytes, so that another can be written in its place. */
    Ebml wideInteger(long id, long value) {
        return data(id, ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    Ebml real(long id, double value) {
        return data(id, ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
    }

    Ebml text(long id, String value) {
        return data(id, value.getBytes(StandardCharsets.US_ASCII));
    }

    /** One Opus packet of track 1. */
    Ebml block(int millis, byte[] packet, int length) {
        bytes.writeBytes(number(SIMPLE_BLOCK));
        size(length + 4);
        bytes.write(0x81);
        bytes.write(millis >> 8);
        bytes.write(millis);
        bytes.write(0x80);
        bytes.write(packet, 0, length);
        return this;
    }

    int size() {
        return bytes.size();
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    private static byte[] number(long value) {
        int length = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 7) / 8);
        byte[] number = new byte[length];
        for (int i = 0; i < length; i++) {
            number[length - 1 - i] = (byte) (value >> (8 * i));
        }
        return number;
    }

    private void size(int size) {
        int length = 1;
        while (size >= (1L << (7 * length)) - 1) {
            length++;
        }
        for (int i = length - 1; i >= 0; i--) {
            int mark = i == length - 1 ? 0x80 >> (length - 1) : 0;
            bytes.write((size >> (8 * i)) | mark);
        }
    }
}
