package org.agent008.sdk.wire;

/**
 * Something that was said.
 *
 * @param channel {@code local}: this phone, or {@code remote}
 * @param start seconds since the call was answered
 * @param end seconds since the call was answered
 */
public record Segment(String channel, double start, double end, String text) {}
