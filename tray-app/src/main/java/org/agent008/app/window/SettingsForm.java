package org.agent008.app.window;

import java.util.function.Supplier;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;
import org.agent008.domain.phone.Configuration;
import org.agent008.domain.phone.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A form that changes the configuration and says what came of it. On the event thread only. */
final class SettingsForm {
    private static final Logger log = LoggerFactory.getLogger(SettingsForm.class);

    private final Gui gui;
    private final JFrame frame;
    private final JTextArea message = Frames.message();

    SettingsForm(String title, Gui gui) {
        this.gui = gui;
        frame = Frames.frame(title);
        frame.setLayout(
                new MigLayout("insets 16, fillx, wrap 2, hidemode 3, gapy 6", "[][grow,fill]"));
    }

    void field(String text, char mnemonic, JComponent field) {
        frame.add(Frames.label(text, mnemonic, field));
        frame.add(field);
    }

    /** The last row: what is going on, and the buttons; Enter presses the last one. */
    void end(JButton... buttons) {
        frame.add(message, "spanx 2, growx, wmin 0");
        JButton cancel = Buttons.plain("Cancel");
        cancel.setMnemonic('C');
        cancel.addActionListener(_ -> frame.setVisible(false));
        String row = "spanx 2, split %d, alignx right, gaptop 8, ".formatted(buttons.length + 1);
        frame.add(cancel, row + "sg button, growx 0");
        for (JButton button : buttons) {
            frame.add(button, "sg button, growx 0");
        }
        frame.getRootPane().setDefaultButton(buttons[buttons.length - 1]);
    }

    void say(String text, boolean wrong) {
        message.setText(text);
        message.setForeground(wrong ? Look.problem() : Look.muted());
        message.getAccessibleContext().setAccessibleName(text);
    }

    void present() {
        Frames.present(frame);
    }

    /** Off the event thread, as it takes its time; closes the form where it was done. */
    void run(JButton button, Supplier<Reply<Configuration.State>> change) {
        button.setEnabled(false);
        say("One moment…", false);
        Thread.ofVirtual()
                .start(() -> {
                    Reply<Configuration.State> reply = replyOf(change);
                    gui.show(() -> {
                        button.setEnabled(true);
                        if (reply
                                instanceof Reply.Refused<Configuration.State>(var why, var text)) {
                            say(text, true);
                        } else {
                            say("", false);
                            frame.setVisible(false);
                        }
                    });
                });
    }

    private static Reply<Configuration.State> replyOf(Supplier<Reply<Configuration.State>> change) {
        try {
            return change.get();
        } catch (RuntimeException e) {
            log.error("The configuration could not be changed", e);
            return new Reply.Refused<>(
                    Reply.Refusal.NOT_NOW, "That did not work; the log says why.");
        }
    }
}
