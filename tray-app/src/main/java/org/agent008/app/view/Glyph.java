package org.agent008.app.view;

/**
 * A small picture beside a menu entry.
 *
 * @param rgb colour, {@code 0xrrggbb}
 */
public record Glyph(Shape shape, int rgb) {
    public enum Shape {
        DOT,
        TICKED_DOT,
        ANSWER,
        HANG_UP,
        HOLD,
        MICROPHONE,
        MUTED,
        KEYPAD,
        CALLER_ID,
        SWAP,
        TRANSFER,
        SPEAKER,
        BELL,
        ALARM,
        LOG_OUT,
        CLOSE,
        QUIT
    }
}
