package org.agent008.app.window;

import java.awt.Toolkit;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the desktop is light or dark. */
final class Shade {
    private static final Logger log = LoggerFactory.getLogger(Shade.class);
    private static final String PORTAL = "org.freedesktop.portal.Desktop";
    private static final UInt32 PREFER_DARK = new UInt32(1);

    private Shade() {}

    /** Desktops that publish their settings on the session bus. */
    @DBusInterfaceName("org.freedesktop.portal.Settings")
    interface PortalSettings extends DBusInterface {
        Variant<?> Read(String namespace, String key);
    }

    /** Asks the desktop; takes a moment, so not on the event thread. */
    static boolean isDark() {
        return named(System.getenv()) || preferred() || themed();
    }

    /** GTK's own way to choose a theme for one program. */
    static boolean named(Map<String, String> environment) {
        return soundsDark(environment.getOrDefault("GTK_THEME", ""));
    }

    private static boolean themed() {
        return Toolkit.getDefaultToolkit().getDesktopProperty("gnome.Net/ThemeName")
                        instanceof String theme
                && soundsDark(theme);
    }

    private static boolean soundsDark(String theme) {
        return theme.toLowerCase(Locale.ROOT).matches(".*[:_-]dark\\b.*");
    }

    private static boolean preferred() {
        try (DBusConnection bus = DBusConnectionBuilder.forSessionBus().withShared(false).build()) {
            DBus daemon =
                    bus.getRemoteObject(
                            "org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
            if (!daemon.NameHasOwner(PORTAL)) {
                return false;
            }
            Object answer =
                    bus.getRemoteObject(
                                    PORTAL, "/org/freedesktop/portal/desktop", PortalSettings.class)
                            .Read("org.freedesktop.appearance", "color-scheme");
            while (answer instanceof Variant<?> wrapped) {
                answer = wrapped.getValue();
            }
            return PREFER_DARK.equals(answer);
        } catch (DBusException | IOException | RuntimeException e) {
            log.debug("No session bus to ask for light or dark", e);
            return false;
        }
    }
}
