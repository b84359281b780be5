package org.agent008.app.toast;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.agent008.app.view.Wish;
import org.agent008.app.window.Gui;
import org.agent008.domain.event.Envelope;
import org.agent008.domain.event.RegistrationChanged;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.phone.PhoneSnapshot;
import org.agent008.domain.phone.Registration;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the person what they might have missed: calls, and what went wrong. By the desktop's
 * notifications where these have actions, else by a toast; never by both.
 */
public final class Notices implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Notices.class);

    private final Toasts toasts;
    private final Consumer<Wish> wishes;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("notices").factory());

    /** On its own thread only. */
    private @Nullable NotificationServer server;

    /** On the phone's thread only. */
    private Optional<String> fault = Optional.empty();

    private final Set<CallCard> ringing = new HashSet<>();

    private Notices(Toasts toasts, Consumer<Wish> wishes) {
        this.toasts = toasts;
        this.wishes = wishes;
    }

    /** Follows the phone until {@link #close}. */
    public static Notices start(Mailbox mailbox, Toasts toasts, Consumer<Wish> wishes) {
        Notices notices = new Notices(toasts, wishes);
        var _ =
                mailbox.ask(phone -> {
                    phone.onEvent(notices::told);
                    phone.onChange(() -> notices.changed(phone.snapshot()));
                    notices.changed(phone.snapshot());
                    return phone;
                });
        return notices;
    }

    /** Says in one sentence what went wrong. Safe from any thread. */
    public void tell(String problem) {
        show(Notice.problem(problem));
    }

    private void told(Envelope envelope) {
        if (envelope.event() instanceof RegistrationChanged(var _, Registration now)
                && !(now instanceof Registration.Failed)) {
            withdraw(Notice.REGISTRATION);
        }
        Notice.of(envelope.event()).ifPresent(this::show);
    }

    private void changed(PhoneSnapshot phone) {
        if (!phone.fault().equals(fault)) {
            fault = phone.fault();
            fault.ifPresent(this::tell);
        }
        if (!Gui.isPossible()) {
            ring(phone);
        }
    }

    private void ring(PhoneSnapshot phone) {
        Set<CallCard> now =
                CallCard.of(phone).stream()
                        .filter(CallCard::rings)
                        .collect(Collectors.toUnmodifiableSet());
        List<CallCard> over = ringing.stream().filter(card -> !now.contains(card)).toList();
        over.forEach(card -> withdraw(card.id().value()));
        now.stream().filter(ringing::add).forEach(card -> show(Notice.ringing(card)));
        ringing.retainAll(now);
    }

    private void show(Notice notice) {
        run(() -> {
            try {
                server().show(notice);
            } catch (DBusException | RuntimeException e) {
                log.debug("No notifications with actions on this desktop", e);
                disconnect();
                toasts.show(notice);
            }
        });
    }

    private void withdraw(String key) {
        run(() -> {
            toasts.withdraw(key);
            if (server != null) {
                try {
                    server.withdraw(key);
                } catch (DBusExecutionException e) {
                    log.debug("The notification is gone with its server", e);
                    disconnect();
                }
            }
        });
    }

    private NotificationServer server() throws DBusException {
        NotificationServer there = server;
        if (there == null) {
            there = NotificationServer.connect(wishes);
            server = there;
        }
        return there;
    }

    private void disconnect() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    private void run(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException closed) {
            log.debug("Something was to be told after the end");
        }
    }

    @Override
    public void close() {
        run(this::disconnect);
        thread.shutdown();
    }
}
