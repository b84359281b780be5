package org.agent008.app.window;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.util.Map;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.UIManager;

/** How windows look: light or dark as the desktop is. On the event thread only. */
public final class Look {
    private static final Color GREEN = new Color(0x1e7e34);
    private static final Color RED = new Color(0xc62828);
    private static final Color AMBER = new Color(0xa84300);

    /** The ground of a button, dark enough for white letters. */
    public enum Tone {
        GO(GREEN),
        STOP(RED),
        CARE(AMBER);

        private final Color color;

        Tone(Color color) {
            this.color = color;
        }

        /** For FlatLaf's style property. */
        String css() {
            return "#%06x".formatted(color.getRGB() & 0xffffff);
        }
    }

    private Look() {}

    static void apply(boolean dark) {
        if (UIManager.getLookAndFeel() instanceof FlatLaf now && now.isDark() == dark) {
            return;
        }
        FlatLaf.setGlobalExtraDefaults(Map.of("@accentColor", dark ? "#1c9c8e" : "#057e74"));
        UIManager.put("Component.arc", 10);
        UIManager.put("Button.arc", 10);
        UIManager.put("TextComponent.arc", 10);
        if (dark) {
            FlatDarkLaf.setup();
        } else {
            FlatLightLaf.setup();
        }
        FlatLaf.updateUI();
    }

    /** Text as it is: what others sent is never taken for HTML. */
    public static <C extends JComponent> C plain(C component) {
        component.putClientProperty("html.disable", true);
        return component;
    }

    public static JLabel label(String text) {
        JLabel label = plain(new JLabel());
        label.setText(text);
        return label;
    }

    public static <C extends Component> C sized(C component, int style, float factor) {
        Font font = component.getFont();
        component.setFont(font.deriveFont(style, font.getSize2D() * factor));
        return component;
    }

    /** The ground of a toast. */
    public static Color card() {
        return FlatLaf.isLafDark() ? new Color(0x2f3234) : Color.WHITE;
    }

    public static Color link() {
        return FlatLaf.isLafDark() ? new Color(0x5fc9bd) : new Color(0x04675f);
    }

    public static Color muted() {
        return FlatLaf.isLafDark() ? new Color(0xa9b1bb) : new Color(0x5a6370);
    }

    public static Color problem() {
        return FlatLaf.isLafDark() ? new Color(0xff8a80) : new Color(0xb3261e);
    }

    public static Color good() {
        return FlatLaf.isLafDark() ? new Color(0x6fd08c) : new Color(0x1e7e34);
    }
}
