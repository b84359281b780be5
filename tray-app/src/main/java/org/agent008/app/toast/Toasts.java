package org.agent008.app.toast;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.agent008.app.view.Wish;
import org.agent008.app.window.Gui;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.phone.PhoneSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Shows the live calls in the lower right corner of the screen, each with what can be done about
 * it, for as long as it lives. Never takes the keyboard from what the person is typing.
 */
public final class Toasts implements AutoCloseable {
    private final Gui gui;
    private final Consumer<Wish> wishes;
    private final InstantSource clock;

    /** On the phone's thread only. */
    private List<CallCard> told = List.of();

    /** On the event thread only. */
    private @Nullable ToastWindow window;

    private Toasts(Gui gui, Consumer<Wish> wishes, InstantSource clock) {
        this.gui = gui;
        this.wishes = wishes;
        this.clock = clock;
    }

    /**
     * Follows the phone until {@link #close}; what the person chooses goes to {@code wishes}.
     *
     * @param clock the phone's own
     */
    public static Toasts start(
            Mailbox mailbox, Gui gui, Consumer<Wish> wishes, InstantSource clock) {
        Toasts toasts = new Toasts(gui, wishes, clock);
        var _ =
                mailbox.ask(phone -> {
                    phone.onChange(() -> toasts.changed(phone.snapshot()));
                    toasts.changed(phone.snapshot());
                    return phone;
                });
        return toasts;
    }

    void show(Notice notice) {
        gui.show(() -> window().show(notice));
    }

    void withdraw(String key) {
        gui.show(() -> {
            if (window != null) {
                window.withdraw(key);
            }
        });
    }

    private void changed(PhoneSnapshot phone) {
        List<CallCard> now = CallCard.of(phone);
        if (!now.equals(told)) {
            told = now;
            gui.show(() -> window().show(now));
        }
    }

    private ToastWindow window() {
        ToastWindow there = window;
        if (there == null) {
            there = new ToastWindow(wishes, clock);
            window = there;
        }
        return there;
    }

    @Override
    public void close() {
        gui.show(() -> {
            if (window != null) {
                window.close();
            }
        });
    }
}
