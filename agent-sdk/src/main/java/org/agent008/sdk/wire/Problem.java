package org.agent008.sdk.wire;

/**
 * Why the phone refused (RFC 9457).
 *
 * @param type stable, for programs: {@code urn:agent008:problem:…}
 * @param detail one sentence for people
 */
public record Problem(String type, String title, int status, String detail) {}
