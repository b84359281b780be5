package org.agent008.app.window;

import java.awt.event.KeyEvent;
import java.util.List;
import java.util.stream.Stream;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.UIManager;
import javax.swing.WindowConstants;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import org.agent008.app.view.Badge;
import org.agent008.app.view.Picture;

/** What all our windows have in common. On the event thread only. */
final class Frames {
    private Frames() {}

    /** Hidden by Esc and by its close button, and kept for the next time. */
    static JFrame frame(String title) {
        JFrame frame = new JFrame();
        title(frame, title);
        frame.setDefaultCloseOperation(WindowConstants.HIDE_ON_CLOSE);
        frame.setIconImages(
                List.copyOf(
                        Stream.of(16, 32, 48, 128)
                                .map(size ->
                                        Picture.of(new Badge(Badge.Kind.ONLINE, Badge.GREEN), size))
                                .toList()));
        frame.getRootPane()
                .registerKeyboardAction(
                        _ -> frame.setVisible(false),
                        KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                        JComponent.WHEN_IN_FOCUSED_WINDOW);
        return frame;
    }

    static void title(JFrame frame, String title) {
        frame.setTitle(title + " – Agent 008");
    }

    /** In front of all others, with the keyboard, in the middle of the screen when it is new. */
    static void present(JFrame frame) {
        frame.pack();
        if (!frame.isVisible()) {
            frame.setLocationRelativeTo(null);
        }
        frame.setVisible(true);
        frame.toFront();
        frame.requestFocus();
    }

    /** A label that takes the keyboard to its field. */
    static JLabel label(String text, char mnemonic, JComponent field) {
        JLabel label = Look.label(text);
        label.setDisplayedMnemonic(mnemonic);
        label.setLabelFor(field);
        field.getAccessibleContext().setAccessibleName(text);
        return label;
    }

    /** Room for two lines of what is going on. */
    static JTextArea message() {
        JTextArea message = new JTextArea(2, 30);
        message.setLineWrap(true);
        message.setWrapStyleWord(true);
        message.setEditable(false);
        message.setFocusable(false);
        message.setOpaque(false);
        message.setFont(UIManager.getFont("Label.font"));
        return message;
    }

    /** Hears of each change of a text. */
    static DocumentListener onChange(Runnable changed) {
        return new DocumentListener() {
            @Override
            public void insertUpdate(DocumentEvent event) {
                changed.run();
            }

            @Override
            public void removeUpdate(DocumentEvent event) {
                changed.run();
            }

            @Override
            public void changedUpdate(DocumentEvent event) {
                changed.run();
            }
        };
    }
}
