package org.agent008.app.view;

/**
 * One thing to do about a call.
 *
 * @param text on a button, {@code Cancel}
 * @param before a name, {@code Cancel call to}
 */
public record Choice(String text, String before, Glyph glyph, Wish wish) {
    static Choice of(String text, Glyph.Shape shape, int rgb, Wish wish) {
        return new Choice(text, text, new Glyph(shape, rgb), wish);
    }
}
