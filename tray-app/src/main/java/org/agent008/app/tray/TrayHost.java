package org.agent008.app.tray;

import java.awt.AWTError;
import java.awt.SystemTray;
import java.io.IOException;
import org.agent008.app.view.Display;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this machine's desktop offers to a tray icon. */
enum TrayHost {
    /** No screen at all: no AWT class may be touched. */
    NO_DISPLAY,
    /** A screen without a tray. */
    NO_TRAY,
    /** A StatusNotifier watcher on the session bus: KDE, Xfce, most panels, GNOME's extension. */
    STATUS_NOTIFIER,
    /** An X11 panel with the older XEmbed tray. */
    XEMBED,
    /** Windows or macOS. */
    NATIVE;

    private static final Logger log = LoggerFactory.getLogger(TrayHost.class);
    private static final String WATCHER = "org.kde.StatusNotifierWatcher";

    /** Asks the desktop; may take seconds. */
    static TrayHost detect() {
        if (!Display.isThere(System.getenv(), System.getProperties())) {
            return NO_DISPLAY;
        }
        boolean supported;
        try {
            supported = SystemTray.isSupported();
        } catch (AWTError | LinkageError unreachable) {
            // GTK would wait for a display that is named but not there until the end of days.
            log.info("The display does not answer: {}", unreachable.getMessage());
            return NO_DISPLAY;
        }
        if (Display.isOwned(System.getProperties())) {
            return supported ? NATIVE : NO_TRAY;
        }
        if (hasWatcher()) {
            return STATUS_NOTIFIER;
        }
        return supported ? XEMBED : NO_TRAY;
    }

    private static boolean hasWatcher() {
        try (DBusConnection bus = DBusConnectionBuilder.forSessionBus().withShared(false).build()) {
            DBus daemon =
                    bus.getRemoteObject(
                            "org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
            return daemon.NameHasOwner(WATCHER);
        } catch (DBusException | IOException | RuntimeException e) {
            log.debug("No session bus to ask for a tray", e);
            return false;
        }
    }
}
