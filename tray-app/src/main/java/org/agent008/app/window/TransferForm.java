package org.agent008.app.window;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;
import org.agent008.app.view.Caption;
import org.agent008.app.window.TransferStep.Stage;
import org.agent008.domain.call.CallId;
import org.agent008.domain.phone.DialRequest;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.phone.Phone;
import org.agent008.domain.phone.PhoneSnapshot;
import org.agent008.domain.phone.Reply;
import org.agent008.domain.port.Contacts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a call on: at once, or after asking whom it goes to in a call of its own. On the event
 * thread only.
 */
final class TransferForm implements CallForm {
    private static final Logger log = LoggerFactory.getLogger(TransferForm.class);

    private final Mailbox mailbox;
    private final Gui gui;
    private final Contacts contacts;
    private final JFrame frame = Frames.frame("Transfer");
    private final ContactField target;
    private final JTextArea message = Frames.message();
    private final JButton leave = Buttons.plain("Cancel");
    private final JButton now = Buttons.filled("Transfer now", Look.Tone.CARE);
    private final JButton ask = Buttons.filled("Ask first", Look.Tone.GO);
    private final JButton complete = Buttons.filled("Complete", Look.Tone.GO);

    private @Nullable CallId call;
    private TransferStep step =
            new TransferStep(Stage.OVER, Optional.empty(), "", Optional.empty());
    private boolean blindAllowed;

    /** The call waits because of us, so that it is for us to go back to it. */
    private boolean asked;

    TransferForm(Mailbox mailbox, Gui gui, Contacts contacts) {
        this.mailbox = mailbox;
        this.gui = gui;
        this.contacts = contacts;
        target = new ContactField(contacts, this::typed);
        frame.setLayout(
                new MigLayout("insets 16, fillx, wrap 2, hidemode 3, gapy 6", "[][grow,fill]"));
        frame.add(Frames.label("Transfer to:", 'R', target.component()));
        frame.add(target.component());
        frame.add(message, "spanx 2, growx, wmin 0");
        leave.setMnemonic('B');
        leave.addActionListener(_ -> leave());
        now.setMnemonic('T');
        now.addActionListener(_ -> wish((phone, id) -> phone.transfer(id, target.text())));
        ask.setMnemonic('A');
        ask.addActionListener(_ -> wish((phone, id) -> phone.dial(consultation(id))));
        complete.setMnemonic('M');
        complete.addActionListener(_ -> complete());
        frame.add(leave, "spanx 2, split 4, alignx right, gaptop 8, sg button, growx 0");
        frame.add(now, "sg button, growx 0");
        frame.add(ask, "sg button, growx 0");
        frame.add(complete, "sg button, growx 0");
    }

    @Override
    public void show(CallId id, PhoneSnapshot phone) {
        call = id;
        asked = false;
        target.set("");
        step = TransferStep.of(id, phone);
        draw(phone);
        if (step.stage() != Stage.OVER) {
            step.problem().ifPresent(_ -> typed());
            Frames.present(frame);
            target.component().requestFocusInWindow();
        }
    }

    @Override
    public void follow(PhoneSnapshot phone) {
        CallId id = call;
        if (id == null) {
            return;
        }
        TransferStep next = TransferStep.of(id, phone);
        if (!next.equals(step)) {
            boolean inVain =
                    asked && next.stage() == Stage.CHOOSING && step.stage() != next.stage();
            step = next;
            draw(phone);
            if (inVain && step.problem().isEmpty()) {
                say("The call waits: try somebody else, or go back to it.", false);
            }
        }
    }

    @Override
    public boolean isOpen() {
        return frame.isVisible();
    }

    private void draw(PhoneSnapshot phone) {
        Stage stage = step.stage();
        if (stage == Stage.OVER) {
            call = null;
            frame.setVisible(false);
            return;
        }
        phone.calls().stream()
                .filter(c -> c.cdr().id().equals(call))
                .map(c -> Caption.brief(c.cdr().remote()))
                .forEach(who -> Frames.title(frame, "Transfer " + who));
        asked |= stage == Stage.CALLING || stage == Stage.ASKING;
        blindAllowed = phone.transfers().blind();
        boolean choosing = stage == Stage.CHOOSING;
        boolean asking = stage == Stage.CALLING || stage == Stage.ASKING;
        target.enable(choosing);
        now.setVisible(choosing && blindAllowed);
        ask.setVisible(choosing);
        complete.setVisible(asking);
        complete.setEnabled(stage == Stage.ASKING);
        leave.setText(asked && (choosing || asking) ? "Back" : choosing ? "Cancel" : "Close");
        leave.setMnemonic(leave.getText().charAt(0));
        frame.getRootPane().setDefaultButton(asking ? complete : ask);
        typed();
        step.problem().ifPresent(problem -> say(problem, true));
        if (!choosing) {
            say(step.text(), false);
        }
        frame.pack();
        JButton next = asking ? complete : leave;
        if (!choosing) {
            next.requestFocusInWindow();
        } else if (frame.isVisible()) {
            target.component().requestFocusInWindow();
        }
    }

    private void typed() {
        DialText said = DialText.of("Goes to", target.text(), contacts, target.finds());
        boolean reachable = said.dials().isPresent();
        now.setEnabled(reachable);
        ask.setEnabled(reachable);
        say(said.text(), said.wrong());
    }

    private void say(String text, boolean wrong) {
        message.setText(text);
        message.setForeground(wrong ? Look.problem() : Look.muted());
        message.getAccessibleContext().setAccessibleName(text);
        target.component().getAccessibleContext().setAccessibleDescription(text);
    }

    private DialRequest consultation(CallId id) {
        return new DialRequest(target.text(), Optional.empty(), Map.of(), Optional.of(id));
    }

    private void complete() {
        step.consultation().ifPresent(with -> wish((phone, id) -> phone.transfer(id, with)));
    }

    /** Where the call waits because of us, it is taken up again. */
    private void leave() {
        Optional<CallId> consultation = step.consultation();
        if (asked && step.stage() != Stage.UNDER_WAY) {
            wish((phone, id) -> {
                consultation.ifPresent(phone::hangUp);
                return phone.resume(id);
            });
        }
        frame.setVisible(false);
    }

    /** What is asked of a phone about a call. */
    private interface Request {
        Reply<?> of(Phone phone, CallId call);
    }

    private void wish(Request request) {
        CallId id = call;
        if (id == null) {
            return;
        }
        Function<Phone, Reply<?>> asking = phone -> request.of(phone, id);
        var _ =
                mailbox.ask(asking)
                        .whenComplete((reply, failure) -> {
                            if (failure != null) {
                                log.error("The phone failed at a transfer", failure);
                                gui.show(() -> say("That did not work; the log says why.", true));
                            } else if (reply instanceof Reply.Refused<?>(var why, var text)) {
                                gui.show(() -> say(text, true));
                            }
                        });
    }
}
