package org.agent008.app.window;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Cursor;
import java.awt.Font;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.SwingConstants;
import org.agent008.app.view.Glyph;

/** The kinds of buttons there are. */
public final class Buttons {
    private Buttons() {}

    /** The one that matters: filled with a colour. */
    public static JButton filled(String text, Look.Tone tone) {
        String look =
                """
                %1$sbackground: %2$s; %1$sforeground: #fff; %1$sborderColor: %2$s;
                %1$shoverBackground: lighten(%2$s,6%%); %1$spressedBackground: darken(%2$s,6%%);
                %1$shoverBorderColor: %2$s; %1$sfocusedBackground: null;
                """;
        JButton button = plain(text);
        button.putClientProperty(
                FlatClientProperties.STYLE,
                look.formatted("", tone.css())
                        + look.formatted("default.", tone.css())
                        + "font: bold");
        return button;
    }

    public static JButton plain(String text) {
        JButton button = Look.plain(new JButton());
        button.setText(text);
        return button;
    }

    /** A picture with its name below. */
    public static JButton captioned(Glyph glyph, int size, String name) {
        JButton button = plain(name);
        button.setIcon(new GlyphIcon(glyph, size));
        button.setHorizontalTextPosition(SwingConstants.CENTER);
        button.setVerticalTextPosition(SwingConstants.BOTTOM);
        button.putClientProperty(
                FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        return Look.sized(button, Font.PLAIN, 0.9f);
    }

    /** Text that leads somewhere. */
    public static JButton link(String text) {
        JButton link = plain(text);
        link.setBorder(BorderFactory.createEmptyBorder());
        link.setContentAreaFilled(false);
        link.setHorizontalAlignment(SwingConstants.LEADING);
        link.setForeground(Look.link());
        link.setCursor(Cursor.getPredefinedCursor(Cursor.HAND_CURSOR));
        return link;
    }

    /** A picture alone; {@code name} is for the tool tip and for screen readers. */
    public static JButton picture(Glyph glyph, int size, String name) {
        JButton button = new JButton(new GlyphIcon(glyph, size));
        button.setToolTipText(name);
        button.getAccessibleContext().setAccessibleName(name);
        button.putClientProperty(
                FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        return button;
    }
}
