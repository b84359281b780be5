package org.agent008.app.toast;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.GradientPaint;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.swing.JComponent;
import javax.swing.UIManager;

/** The initials of the other side in a circle; says nothing that the name beside it does not. */
final class Avatar extends JComponent {
    private static final long serialVersionUID = 1;
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Color FROM = new Color(0x0c8f83);
    private static final Color TO = new Color(0x0b5f7c);

    private final String initials;
    private final int across;

    Avatar(String name, int across) {
        initials = initials(name);
        this.across = across;
        setFont(UIManager.getFont("Label.font").deriveFont(Font.BOLD, across * 0.36f));
        setPreferredSize(new java.awt.Dimension(across, across));
        setMinimumSize(getPreferredSize());
    }

    /** The first letters of the first and the last word; a number sign where it is no name. */
    static String initials(String name) {
        String letters =
                BLANKS.splitAsStream(name.strip())
                        .filter(word -> !word.isEmpty() && Character.isLetter(word.codePointAt(0)))
                        .map(word -> Character.toString(word.codePointAt(0)))
                        .collect(Collectors.joining());
        if (letters.isEmpty()) {
            return "#";
        }
        int last = letters.offsetByCodePoints(letters.length(), -1);
        String first = Character.toString(letters.codePointAt(0));
        return (last == 0 ? first : first + letters.substring(last)).toUpperCase(Locale.ROOT);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setPaint(new GradientPaint(0, 0, FROM, across, across, TO));
        g.fill(new Ellipse2D.Double(0, 0, across, across));
        g.setColor(Color.WHITE);
        FontMetrics m = g.getFontMetrics();
        g.drawString(
                initials,
                (float) ((across - m.stringWidth(initials)) / 2.0),
                (float) ((across - m.getHeight()) / 2.0 + m.getAscent()));
        g.dispose();
    }
}
