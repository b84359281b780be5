package org.agent008.sdk.wire;

/** In pixels. */
public record WindowSize(int width, int height) {}
