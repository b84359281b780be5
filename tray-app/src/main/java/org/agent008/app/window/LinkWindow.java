package org.agent008.app.window;

import java.util.Optional;
import org.agent008.domain.phone.Destination;
import org.agent008.domain.phone.Mailbox;
import org.jspecify.annotations.Nullable;

/** Opens the dialog that asks whether to call a link. Safe from any thread. */
public final class LinkWindow {
    private final Mailbox mailbox;
    private final Gui gui;

    /** On the event thread only. */
    private @Nullable LinkForm form;

    public LinkWindow(Mailbox mailbox, Gui gui) {
        this.mailbox = mailbox;
        this.gui = gui;
    }

    /**
     * Shows it, after those that are open already.
     *
     * @param name who that is, where known
     */
    public void ask(Destination to, Optional<String> name) {
        gui.show(() -> form().ask(to, name));
    }

    private LinkForm form() {
        LinkForm there = form;
        if (there == null) {
            there = new LinkForm(mailbox, gui);
            form = there;
        }
        return there;
    }
}
