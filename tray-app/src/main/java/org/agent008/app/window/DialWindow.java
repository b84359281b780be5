package org.agent008.app.window;

import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.port.Contacts;
import org.jspecify.annotations.Nullable;

/** Opens the dialog that calls a number. Safe from any thread. */
public final class DialWindow {
    private final Mailbox mailbox;
    private final Gui gui;
    private final Contacts contacts;

    /** On the event thread only. */
    private @Nullable DialForm form;

    public DialWindow(Mailbox mailbox, Gui gui, Contacts contacts) {
        this.mailbox = mailbox;
        this.gui = gui;
        this.contacts = contacts;
    }

    /** Shows the one dialog there is, with this number in it; nothing is dialed yet. */
    public void open(String number) {
        var _ =
                mailbox.ask(phone -> phone.snapshot())
                        .thenAccept(phone -> gui.show(() -> form().show(number, phone)));
    }

    private DialForm form() {
        DialForm there = form;
        if (there == null) {
            there = new DialForm(mailbox, gui, contacts);
            form = there;
        }
        return there;
    }
}
