package org.agent008.sdk.wire;

/**
 * Why a call ended.
 *
 * @param code stable, for programs
 * @param text for people
 */
public record Cause(String code, String text) {}
