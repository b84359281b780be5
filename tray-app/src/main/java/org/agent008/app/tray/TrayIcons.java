package org.agent008.app.tray;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.agent008.app.view.Wish;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the best kind of tray icon that this desktop can show. */
final class TrayIcons {
    private static final Logger log = LoggerFactory.getLogger(TrayIcons.class);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private TrayIcons() {}

    /** Blocks while the desktop makes up its mind; never fails. */
    static TrayIcon open(Consumer<Wish> wishes) {
        TrayHost host = TrayHost.detect();
        return switch (host) {
            case NO_DISPLAY -> none("there is no display");
            case NO_TRAY -> none("this desktop has no tray");
            case STATUS_NOTIFIER, XEMBED, NATIVE ->
                    Stream.<Supplier<TrayIcon>>of(
                                    () -> DorkboxTray.open(host, wishes),
                                    () -> AwtTray.open(wishes))
                            .map(TrayIcons::within)
                            .flatMap(Optional::stream)
                            .findFirst()
                            .orElseGet(() -> none("this desktop refused it"));
        };
    }

    private static TrayIcon none(String why) {
        log.info("No tray icon: {}", why);
        return new NoTray();
    }

    /** Native toolkits can hang or be half there: then the next kind gets its chance. */
    private static Optional<TrayIcon> within(Supplier<TrayIcon> kind) {
        CompletableFuture<TrayIcon> opening =
                CompletableFuture.supplyAsync(
                        kind, Thread.ofPlatform().daemon().name("tray-start")::start);
        try {
            return Optional.of(opening.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            var _ = opening.thenAccept(TrayIcon::close);
            log.warn("The tray did not start within {} s", LIMIT.toSeconds());
        } catch (ExecutionException e) {
            log.warn("The tray did not start", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }
}
