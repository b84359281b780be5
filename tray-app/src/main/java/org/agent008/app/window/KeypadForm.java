package org.agent008.app.window;

import java.awt.Font;
import java.util.Locale;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.text.AbstractDocument;
import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.DocumentFilter;
import net.miginfocom.swing.MigLayout;
import org.agent008.app.view.Caption;
import org.agent008.domain.call.CallId;
import org.agent008.domain.phone.CallSnapshot;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.phone.PhoneSnapshot;
import org.agent008.domain.phone.Reply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of a telephone: what is clicked, typed or pasted is sent at once and stays to be seen.
 * On the event thread only.
 */
final class KeypadForm implements CallForm {
    private static final Logger log = LoggerFactory.getLogger(KeypadForm.class);
    private static final String KEYS = "123456789*0#";
    private static final String[] LETTERS = {
        "", "ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ", "", "+", ""
    };

    private final Mailbox mailbox;
    private final Gui gui;
    private final JFrame frame = Frames.frame("Keypad");
    private final JTextField pressed = new JTextField(14);
    private final JLabel message = Look.label(" ");
    private final Keys keys = new Keys();

    private @Nullable CallId call;

    KeypadForm(Mailbox mailbox, Gui gui) {
        this.mailbox = mailbox;
        this.gui = gui;
        frame.setLayout(new MigLayout("insets 14, wrap 1, gapy 6", "[grow,fill,260:]"));
        Look.sized(pressed, Font.PLAIN, 1.4f);
        pressed.setHorizontalAlignment(JTextField.TRAILING);
        pressed.getAccessibleContext().setAccessibleName("Pressed keys");
        pressed.setToolTipText("Type or paste keys, or click them; a comma waits two seconds");
        ((AbstractDocument) pressed.getDocument()).setDocumentFilter(keys);
        frame.add(pressed);
        JPanel pad = new JPanel(new MigLayout("insets 0, wrap 3, gap 6", "[grow,fill,sg]"));
        for (int key = 0; key < KEYS.length(); key++) {
            pad.add(key(KEYS.charAt(key), LETTERS[key]), "sg, h 44!");
        }
        frame.add(pad);
        frame.add(message, "wmin 0");
        frame.setResizable(false);
    }

    private JButton key(char key, String letters) {
        JButton button = Buttons.plain(letters.isEmpty() ? "" + key : key + "  " + letters);
        Look.sized(button, Font.PLAIN, 1.15f);
        button.getAccessibleContext().setAccessibleName("Key " + key);
        button.setFocusable(false);
        button.addActionListener(_ -> pressed.replaceSelection(String.valueOf(key)));
        return button;
    }

    @Override
    public void show(CallId id, PhoneSnapshot phone) {
        call = id;
        keys.forget(pressed);
        follow(phone);
        if (call != null) {
            Frames.present(frame);
            pressed.requestFocusInWindow();
        }
    }

    @Override
    public void follow(PhoneSnapshot phone) {
        Optional<CallSnapshot> live =
                phone.calls().stream().filter(c -> c.cdr().id().equals(call)).findFirst();
        if (live.isEmpty()) {
            call = null;
            frame.setVisible(false);
            return;
        }
        String who = Caption.brief(live.get().cdr().remote());
        Frames.title(frame, "Keypad: " + who);
        Optional<String> problem =
                live.get().held()
                        ? Optional.of("On hold: resume the call to press keys.")
                        : live.get().problem();
        problem.ifPresentOrElse(p -> say(p, true), () -> say("Keys go to " + who + ".", false));
    }

    @Override
    public boolean isOpen() {
        return frame.isVisible();
    }

    private void say(String text, boolean wrong) {
        message.setText(text);
        message.setForeground(wrong ? Look.problem() : Look.muted());
        pressed.getAccessibleContext().setAccessibleDescription(text);
    }

    private void send(String digits) {
        CallId now = call;
        if (now == null) {
            return;
        }
        var _ =
                mailbox.ask(phone -> phone.dtmf(now, digits))
                        .whenComplete((reply, failure) -> {
                            if (failure != null) {
                                log.error("The phone failed to press keys", failure);
                                gui.show(() -> say("That did not work; the log says why.", true));
                            } else if (reply
                                    instanceof Reply.Refused<CallSnapshot>(var why, var text)) {
                                gui.show(() -> say(text, true));
                            }
                        });
    }

    /** Takes keys of a telephone alone, each at the end, and none back: it was heard. */
    private final class Keys extends DocumentFilter {
        private boolean forgetting;

        void forget(JTextField field) {
            forgetting = true;
            field.setText("");
            forgetting = false;
        }

        @Override
        public void insertString(FilterBypass by, int at, String text, AttributeSet attributes)
                throws BadLocationException {
            replace(by, at, 0, text, attributes);
        }

        @Override
        public void replace(
                FilterBypass by, int at, int length, String text, AttributeSet attributes)
                throws BadLocationException {
            if (forgetting) {
                by.replace(at, length, text, attributes);
                return;
            }
            String digits = text.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-D*#,]", "");
            if (!digits.isEmpty()) {
                by.insertString(by.getDocument().getLength(), digits, attributes);
                pressed.setCaretPosition(by.getDocument().getLength());
                send(digits);
            }
        }

        @Override
        public void remove(FilterBypass by, int at, int length) throws BadLocationException {
            if (forgetting) {
                by.remove(at, length);
            }
        }
    }
}
