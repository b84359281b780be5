package org.agent008.app.window;

import com.formdev.flatlaf.FlatClientProperties;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.swing.DefaultComboBoxModel;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JFileChooser;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.filechooser.FileNameExtensionFilter;
import net.miginfocom.swing.MigLayout;
import org.agent008.app.view.Caption;
import org.agent008.domain.phone.CallSnapshot;
import org.agent008.domain.phone.DialRequest;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.phone.PhoneSnapshot;
import org.agent008.domain.phone.Reply;
import org.agent008.domain.port.Contacts;
import org.agent008.domain.settings.CallerNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dialog that calls a number: says while the person types what would be dialed, or that it
 * cannot be. On the event thread only.
 */
final class DialForm {
    private static final Logger log = LoggerFactory.getLogger(DialForm.class);

    private final Mailbox mailbox;
    private final Gui gui;
    private final Contacts contacts;
    private final JFrame frame = Frames.frame("Dial");
    private final ContactField number;
    private final CardImport imports;
    private final JComboBox<CallerId> callerId = Look.plain(new JComboBox<>());
    private final JLabel callerIdLabel = Frames.label("Call as:", 'A', callerId);
    private final JLabel message = Look.label(" ");
    private final JButton call = Buttons.filled("Call", Look.Tone.GO);

    DialForm(Mailbox mailbox, Gui gui, Contacts contacts) {
        this.mailbox = mailbox;
        this.gui = gui;
        this.contacts = contacts;
        number = new ContactField(contacts, this::check);
        frame.setLayout(
                new MigLayout("insets 16, fillx, wrap 2, hidemode 3, gapy 6", "[][grow,fill]"));
        frame.add(Frames.label("Number:", 'N', number.component()));
        frame.add(number.component());
        frame.add(message, "skip 1, wmin 0");
        frame.add(callerIdLabel);
        frame.add(callerId);
        imports = new CardImport(contacts, frame::pack);
        imports.addTo(frame.getContentPane());
        FileDrop.on(frame.getRootPane(), imports::start);
        FileDrop.on(number.component(), imports::start);
        JButton add = Buttons.plain("Import…");
        add.setMnemonic('I');
        add.setToolTipText("Adds contacts from vCard files; they can be dropped here, too");
        add.getAccessibleContext().setAccessibleName("Import contacts");
        add.addActionListener(_ -> chooseCards());
        JButton cancel = Buttons.plain("Cancel");
        cancel.setMnemonic('L');
        cancel.addActionListener(_ -> frame.setVisible(false));
        call.setMnemonic('C');
        call.addActionListener(_ -> dial());
        frame.getRootPane().setDefaultButton(call);
        frame.add(add, "spanx 2, split 3, gaptop 8, growx 0, gapright push");
        frame.add(cancel, "sg button, growx 0");
        frame.add(call, "sg button, growx 0");
    }

    private void chooseCards() {
        JFileChooser chooser = new JFileChooser();
        chooser.setDialogTitle("Import contacts");
        chooser.setMultiSelectionEnabled(true);
        chooser.setFileFilter(new FileNameExtensionFilter("vCard files", "vcf", "vcard"));
        if (chooser.showOpenDialog(frame) == JFileChooser.APPROVE_OPTION) {
            imports.start(Stream.of(chooser.getSelectedFiles()).map(File::toPath).toList());
        }
    }

    void show(String text, PhoneSnapshot phone) {
        List<CallerNumber> numbers = phone.numbers();
        DefaultComboBoxModel<CallerId> model = new DefaultComboBoxModel<>();
        numbers.forEach(n -> model.addElement(new CallerId(n)));
        numbers.stream()
                .filter(n -> phone.callerId().filter(n.number()::equals).isPresent())
                .forEach(n -> model.setSelectedItem(new CallerId(n)));
        callerId.setModel(model);
        callerId.setVisible(!numbers.isEmpty());
        callerIdLabel.setVisible(!numbers.isEmpty());
        imports.forget();
        number.set(text);
        Frames.present(frame);
        number.component().requestFocusInWindow();
        number.component().selectAll();
    }

    private void check() {
        DialText said = DialText.of("Dials", number.text(), contacts, number.finds());
        say(said.text(), said.wrong());
        call.setEnabled(said.dials().isPresent());
    }

    private void say(String text, boolean wrong) {
        message.setText(text);
        message.setForeground(wrong ? Look.problem() : Look.muted());
        number.component().getAccessibleContext().setAccessibleDescription(text);
        number.component()
                .putClientProperty(
                        FlatClientProperties.OUTLINE,
                        wrong ? FlatClientProperties.OUTLINE_ERROR : null);
    }

    private void dial() {
        Optional<String> from =
                Optional.ofNullable((CallerId) callerId.getSelectedItem())
                        .map(id -> id.of().number());
        DialRequest request = new DialRequest(number.text(), from, Map.of());
        call.setEnabled(false);
        var _ =
                mailbox.ask(phone -> phone.dial(request))
                        .whenComplete((reply, failure) -> gui.show(() -> answered(reply, failure)));
    }

    private void answered(Reply<CallSnapshot> reply, Throwable failure) {
        call.setEnabled(true);
        if (failure != null) {
            log.error("The phone failed to dial", failure);
            say("The phone could not dial; its log says why.", true);
        } else if (reply instanceof Reply.Refused<CallSnapshot>(var why, var text)) {
            say(text, true);
        } else {
            frame.setVisible(false);
        }
    }

    /** A caller id as the list shows it. */
    private record CallerId(CallerNumber of) {
        @Override
        public String toString() {
            return Caption.of(of);
        }
    }
}
