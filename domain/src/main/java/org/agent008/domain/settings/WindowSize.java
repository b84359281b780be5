package org.agent008.domain.settings;

/** Size of the window in pixels. */
public record WindowSize(int width, int height) {
    public static final WindowSize DEFAULT = new WindowSize(360, 500);
}
