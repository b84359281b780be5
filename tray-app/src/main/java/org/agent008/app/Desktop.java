package org.agent008.app;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import org.agent008.app.toast.Notices;
import org.agent008.app.toast.Toasts;
import org.agent008.app.tray.Tray;
import org.agent008.app.view.Concern;
import org.agent008.app.view.Concerns;
import org.agent008.app.view.Doors;
import org.agent008.app.view.Wish;
import org.agent008.app.view.Wishes;
import org.agent008.app.window.AccountWindow;
import org.agent008.app.window.CallWindow;
import org.agent008.app.window.ConcernWindow;
import org.agent008.app.window.DialWindow;
import org.agent008.app.window.Gui;
import org.agent008.app.window.LinkWindow;
import org.agent008.domain.call.CallId;
import org.agent008.domain.phone.Configuration;
import org.agent008.domain.phone.Destination;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.phone.Reply;
import org.agent008.domain.port.AudioDevices;

/** All that the person at the screen has of the phone: tray, toasts and dialogs. */
public final class Desktop implements AutoCloseable {
    private final Gui gui = new Gui();
    private final Runnable quit;
    private final Configuration configuration;
    private final ConcernWindow explanation;
    private final Doors doors = new Openings();
    private final DialWindow dial;
    private final CallWindow keypad;
    private final CallWindow transfer;
    private final AccountWindow account;
    private final LinkWindow link;
    private final Toasts toasts;
    private final Notices notices;
    private final Tray tray;

    private Desktop(DesktopParts parts, Runnable quit, InstantSource clock) {
        this.quit = quit;
        Mailbox mailbox = parts.mailbox();
        AudioDevices devices = parts.devices();
        configuration = parts.configuration();
        Consumer<Wish> wishes = new Wishes(mailbox, devices, doors);
        dial = new DialWindow(mailbox, gui, parts.contacts());
        keypad = CallWindow.keypad(mailbox, gui);
        transfer = CallWindow.transfer(mailbox, gui, parts.contacts());
        account = new AccountWindow(configuration, gui);
        link = new LinkWindow(mailbox, gui);
        toasts = Toasts.start(mailbox, gui, wishes, clock);
        notices = Notices.start(mailbox, toasts, wishes);
        Concerns concerns = new Concerns(configuration, parts.webhooks(), ZoneId.systemDefault());
        explanation = new ConcernWindow(gui);
        tray = Tray.start(mailbox, devices, concerns, wishes);
        configuration.onChange(this::changed);
        if (configuration.state().settings().account().isEmpty()) {
            account.open();
        }
    }

    /**
     * Returns at once; what can be shown appears when the desktop is ready for it. {@code quit}
     * runs on a thread of its own when the person chooses to quit.
     */
    public static Desktop start(DesktopParts parts, Runnable quit, InstantSource clock) {
        return new Desktop(parts, quit, clock);
    }

    /** A file that somebody just broke is said to be; until it is mended the one before holds. */
    private void changed(Configuration.State now) {
        now.faults().stream().findFirst().ifPresent(notices::tell);
    }

    Doors doors() {
        return doors;
    }

    /** Whom links ask. */
    LinkDesk.Person person() {
        return new LinkDesk.Person() {
            @Override
            public void confirm(Destination to, Optional<String> name) {
                link.ask(to, name);
            }

            @Override
            public void show() {
                dial.open("");
            }
        };
    }

    @Override
    public void close() {
        tray.close();
        notices.close();
        toasts.close();
        gui.close();
    }

    private final class Openings implements Doors {
        @Override
        public void dial(String number) {
            dial.open(number);
        }

        @Override
        public void keypad(CallId call) {
            keypad.open(call);
        }

        @Override
        public void transfer(CallId call) {
            transfer.open(call);
        }

        @Override
        public void account() {
            account.open();
        }

        @Override
        public void logOut() {
            Thread.ofVirtual()
                    .start(() -> {
                        if (configuration.logOut()
                                instanceof Reply.Refused<Configuration.State>(var why, var text)) {
                            notices.tell(text);
                        }
                    });
        }

        @Override
        public void explain(Concern concern) {
            explanation.open(concern);
        }

        @Override
        public void tell(String problem) {
            notices.tell(problem);
        }

        @Override
        public void quit() {
            Thread.ofPlatform().name("quit").start(quit);
        }
    }
}
