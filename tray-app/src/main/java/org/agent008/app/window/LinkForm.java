package org.agent008.app.window;

import java.awt.Font;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.KeyStroke;
import javax.swing.WindowConstants;
import net.miginfocom.swing.MigLayout;
import org.agent008.domain.phone.CallSnapshot;
import org.agent008.domain.phone.Destination;
import org.agent008.domain.phone.DialRequest;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.phone.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks whether to call a link: Enter calls, Esc does not. Links that come meanwhile wait their
 * turn, so that no number changes under the person's hand. On the event thread only.
 */
final class LinkForm {
    private static final Logger log = LoggerFactory.getLogger(LinkForm.class);
    private static final int MOST_WAITING = 5;

    private final Mailbox mailbox;
    private final Gui gui;
    private final JFrame frame = Frames.frame("Call this number?");
    private final JLabel name = Look.sized(Look.label(""), Font.BOLD, 1.25f);
    private final JLabel number = Look.sized(Look.label(""), Font.PLAIN, 1.25f);
    private final JLabel message = Look.label("");
    private final JButton call = Buttons.filled("Call", Look.Tone.GO);
    private final Deque<Question> waiting = new ArrayDeque<>();

    private record Question(Destination to, Optional<String> name) {}

    LinkForm(Mailbox mailbox, Gui gui) {
        this.mailbox = mailbox;
        this.gui = gui;
        frame.setLayout(new MigLayout("insets 16, fillx, wrap 1, hidemode 3, gapy 6, wmin 320"));
        frame.add(name);
        frame.add(number);
        frame.add(message, "wmin 0");
        JButton cancel = Buttons.plain("Cancel");
        cancel.setMnemonic('L');
        cancel.addActionListener(_ -> decided());
        call.setMnemonic('C');
        call.addActionListener(_ -> dial());
        frame.getRootPane().setDefaultButton(call);
        frame.add(cancel, "split 2, alignx right, gaptop 8, sg button");
        frame.add(call, "sg button");
        frame.getRootPane()
                .registerKeyboardAction(
                        _ -> decided(),
                        KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                        JComponent.WHEN_IN_FOCUSED_WINDOW);
        frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        frame.addWindowListener(
                new WindowAdapter() {
                    @Override
                    public void windowClosing(WindowEvent event) {
                        decided();
                    }
                });
    }

    /**
     * The window stays for the next: one that is hidden and shown at once may lose the keyboard.
     */
    private void decided() {
        waiting.poll();
        if (waiting.isEmpty()) {
            frame.setVisible(false);
        } else {
            next();
        }
    }

    void ask(Destination to, Optional<String> who) {
        if (waiting.size() < MOST_WAITING) {
            waiting.add(new Question(to, who));
            if (waiting.size() == 1) {
                next();
            }
        } else {
            log.warn("Too many links at once: {} is passed over", to);
        }
    }

    private void next() {
        Question question = waiting.peek();
        if (question == null) {
            return;
        }
        name.setText(question.name().orElse(""));
        name.setVisible(question.name().isPresent());
        number.setText(question.to().toString());
        say("A link wants you to call this number.", false);
        call.setEnabled(true);
        call.getAccessibleContext()
                .setAccessibleName(
                        "Call " + question.name().map(n -> n + ", ").orElse("") + question.to());
        Frames.present(frame);
        call.requestFocusInWindow();
    }

    private void say(String text, boolean wrong) {
        message.setText(text);
        message.setForeground(wrong ? Look.problem() : Look.muted());
        call.getAccessibleContext().setAccessibleDescription(text);
        frame.pack();
    }

    private void dial() {
        Question question = waiting.peek();
        if (question == null) {
            return;
        }
        DialRequest request = DialRequest.to(question.to().toString()).by(DialRequest.By.LINK);
        call.setEnabled(false);
        var _ =
                mailbox.ask(phone -> phone.dial(request))
                        .whenComplete((reply, failure) ->
                                gui.show(() -> answered(question, reply, failure)));
    }

    private void answered(Question question, Reply<CallSnapshot> reply, Throwable failure) {
        if (!question.equals(waiting.peek())) {
            return; // cancelled meanwhile: another stands here
        }
        call.setEnabled(true);
        if (failure != null) {
            log.error("The phone failed to dial", failure);
            say("The phone could not dial; its log says why.", true);
        } else if (reply instanceof Reply.Refused<CallSnapshot>(var why, var text)) {
            say(text, true);
        } else {
            decided();
        }
    }
}
