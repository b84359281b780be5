package org.agent008.app.tray;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.agent008.app.view.Concerns;
import org.agent008.app.view.Wish;
import org.agent008.domain.phone.Mailbox;
import org.agent008.domain.phone.PhoneSnapshot;
import org.agent008.domain.port.AudioDevices;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The phone in the system tray: shows its state and lets the person act on its calls, choose a
 * status and quit. Where the machine has no tray or no display it shows nothing and says so once in
 * the log.
 */
public final class Tray implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Tray.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("tray").factory());
    private final CompletableFuture<TrayIcon> icon = new CompletableFuture<>();
    private final AudioDevices devices;
    private final Concerns concerns;
    private final AtomicBoolean awaited = new AtomicBoolean();
    private final AtomicReference<@Nullable PhoneSnapshot> latest = new AtomicReference<>();

    private Tray(AudioDevices devices, Concerns concerns) {
        this.devices = devices;
        this.concerns = concerns;
    }

    /**
     * Returns at once; the icon appears when the desktop is ready for it. What the person chooses
     * goes to {@code wishes}.
     */
    public static Tray start(
            Mailbox mailbox, AudioDevices devices, Concerns concerns, Consumer<Wish> wishes) {
        return start(mailbox, devices, concerns, wishes, TrayIcons::open);
    }

    static Tray start(
            Mailbox mailbox,
            AudioDevices devices,
            Concerns concerns,
            Consumer<Wish> wishes,
            Function<Consumer<Wish>, TrayIcon> opener) {
        Tray tray = new Tray(devices, concerns);
        devices.onChange(tray::redrawSoon);
        concerns.onChange(tray::redrawSoon);
        tray.thread.execute(() -> tray.icon.complete(opener.apply(wishes)));
        var _ =
                mailbox.ask(phone -> {
                    phone.onChange(() -> tray.changed(phone.snapshot()));
                    tray.changed(phone.snapshot());
                    return phone;
                });
        return tray;
    }

    /** What the icon turned out to be. */
    CompletableFuture<TrayIcon> icon() {
        return icon;
    }

    /** Takes the icon away; returns within seconds even where the desktop hangs. */
    @Override
    public void close() {
        thread.execute(() -> icon.join().close());
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("The desktop did not take the tray icon back in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void changed(PhoneSnapshot phone) {
        latest.set(phone);
        redrawSoon();
    }

    /** Many changes in a row become one redraw. */
    private void redrawSoon() {
        if (awaited.getAndSet(true)) {
            return;
        }
        try {
            thread.execute(this::redraw);
        } catch (RejectedExecutionException closed) {
            log.debug("The phone changed after its tray was closed");
        }
    }

    private void redraw() {
        awaited.set(false);
        PhoneSnapshot phone = latest.get();
        if (phone == null) {
            return;
        }
        try {
            icon.join()
                    .show(TrayView.of(phone, devices.snapshot(), concerns.login(), concerns.all()));
        } catch (RuntimeException e) {
            log.warn("The tray icon could not be redrawn", e);
        }
    }
}
