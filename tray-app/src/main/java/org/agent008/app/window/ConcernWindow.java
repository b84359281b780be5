package org.agent008.app.window;

import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.agent008.app.view.Concern;
import org.jspecify.annotations.Nullable;

/** Says at length what is wrong and what to do, in words that can be copied. Thread-safe. */
public final class ConcernWindow {
    private final Gui gui;

    /** On the event thread only. */
    private @Nullable Form form;

    public ConcernWindow(Gui gui) {
        this.gui = gui;
    }

    public void open(Concern concern) {
        gui.show(() -> {
            Form there = form;
            if (there == null) {
                there = new Form();
                form = there;
            }
            there.show(concern);
        });
    }

    private static final class Form {
        private final JFrame frame = Frames.frame("");
        private final JTextArea text = new JTextArea(11, 46);

        Form() {
            frame.setLayout(
                    new MigLayout("insets 16, wrap 1, gapy 10", "[grow,fill]", "[grow,fill][]"));
            text.setLineWrap(true);
            text.setWrapStyleWord(true);
            text.setEditable(false);
            text.setFont(UIManager.getFont("Label.font"));
            frame.add(new JScrollPane(text), "wmin 0");
            JButton close = Buttons.plain("Close");
            close.setMnemonic('C');
            close.addActionListener(_ -> frame.setVisible(false));
            frame.getRootPane().setDefaultButton(close);
            frame.add(close, "alignx right, growx 0");
        }

        void show(Concern concern) {
            Frames.title(frame, concern.title());
            text.setText(concern.text());
            text.getAccessibleContext().setAccessibleName(concern.title());
            text.setCaretPosition(0);
            Frames.present(frame);
            text.requestFocusInWindow();
        }
    }
}
