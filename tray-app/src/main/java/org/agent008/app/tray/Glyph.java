package org.agent008.app.tray;

/**
 * A small picture beside a menu entry.
 *
 * @param rgb colour, {@code 0xrrggbb}
 */
record Glyph(Shape shape, int rgb) {
    enum Shape {
        DOT,
        TICKED_DOT,
        ANSWER,
        HANG_UP,
        HOLD,
        MICROPHONE,
        MUTED,
        QUIT
    }
}
