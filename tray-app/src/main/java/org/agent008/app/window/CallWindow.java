package org.agent008.app.window;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.agent008.domain.call.CallId;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.phone.Phone;
import org.agent008.domain.phone.PhoneSnapshot;
import org.agent008.domain.port.Contacts;
import org.jspecify.annotations.Nullable;

/**
 * Opens a dialog about one call and keeps it as the phone is for as long as it is open. Safe from
 * any thread.
 */
public final class CallWindow {
    private final Mailbox mailbox;
    private final Gui gui;
    private final Supplier<CallForm> maker;
    private final AtomicBoolean following = new AtomicBoolean();
    private volatile boolean open;

    /** On the event thread only. */
    private @Nullable CallForm form;

    private CallWindow(Mailbox mailbox, Gui gui, Supplier<CallForm> maker) {
        this.mailbox = mailbox;
        this.gui = gui;
        this.maker = maker;
    }

    /** The keys of a telephone, for the menus of the other side. */
    public static CallWindow keypad(Mailbox mailbox, Gui gui) {
        return new CallWindow(mailbox, gui, () -> new KeypadForm(mailbox, gui));
    }

    /** Hands a call on, asking first or not. */
    public static CallWindow transfer(Mailbox mailbox, Gui gui, Contacts contacts) {
        return new CallWindow(mailbox, gui, () -> new TransferForm(mailbox, gui, contacts));
    }

    /** Shows the one dialog there is, for this call. */
    public void open(CallId call) {
        var _ =
                mailbox.ask(this::followed)
                        .thenAccept(phone -> {
                            open = true;
                            gui.show(() -> form().show(call, phone));
                        });
    }

    private PhoneSnapshot followed(Phone phone) {
        if (!following.getAndSet(true)) {
            phone.onChange(() -> changed(phone.snapshot()));
        }
        return phone.snapshot();
    }

    private void changed(PhoneSnapshot phone) {
        if (open) {
            gui.show(() -> {
                form().follow(phone);
                open = form().isOpen();
            });
        }
    }

    private CallForm form() {
        CallForm there = form;
        if (there == null) {
            there = maker.get();
            form = there;
        }
        return there;
    }
}
