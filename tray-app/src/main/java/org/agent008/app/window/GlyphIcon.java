package org.agent008.app.window;

import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import javax.swing.Icon;
import org.agent008.app.view.Glyph;
import org.agent008.app.view.Picture;

/** A glyph in a window, sharp at any scale of the screen. */
final class GlyphIcon implements Icon {
    private static final double GRID = 64;

    private final Glyph glyph;
    private final int size;

    GlyphIcon(Glyph glyph, int size) {
        this.glyph = glyph;
        this.size = size;
    }

    @Override
    public void paintIcon(Component component, Graphics graphics, int x, int y) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.translate(x, y);
        g.scale(size / GRID, size / GRID);
        Picture.draw(glyph, g);
        g.dispose();
    }

    @Override
    public int getIconWidth() {
        return size;
    }

    @Override
    public int getIconHeight() {
        return size;
    }
}
