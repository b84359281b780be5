package org.agent008.app.toast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.agent008.app.view.Wish;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/**
 * The desktop's own notifications (Desktop Notifications Specification 1.2), for servers that show
 * actions. Blocks while the desktop answers; safe from any thread.
 */
final class NotificationServer implements AutoCloseable {
    private static final String NAME = "org.freedesktop.Notifications";
    private static final String PATH = "/org/freedesktop/Notifications";
    private static final int AS_LONG_AS_THE_SERVER_LIKES = -1;
    private static final int UNTIL_CLOSED = 0;

    private final DBusConnection bus;
    private final Notifications server;
    private final Consumer<Wish> wishes;
    private final Map<String, UInt32> ids = new HashMap<>();
    private final Map<UInt32, Notice> shown = new HashMap<>();

    /** What the bus calls it; the names are the specification's. */
    @DBusInterfaceName(NAME)
    interface Notifications extends DBusInterface {
        UInt32 Notify(
                String app,
                UInt32 replaces,
                String icon,
                String summary,
                String body,
                List<String> actions,
                Map<String, Variant<?>> hints,
                int timeoutMillis);

        void CloseNotification(UInt32 id);

        List<String> GetCapabilities();

        final class ActionInvoked extends DBusSignal {
            private final UInt32 id;
            private final String key;

            public ActionInvoked(String path, UInt32 id, String key) throws DBusException {
                super(path, id, key);
                this.id = id;
                this.key = key;
            }
        }

        final class NotificationClosed extends DBusSignal {
            private final UInt32 id;

            public NotificationClosed(String path, UInt32 id, UInt32 reason) throws DBusException {
                super(path, id, reason);
                this.id = id;
            }
        }
    }

    private NotificationServer(DBusConnection bus, Consumer<Wish> wishes) throws DBusException {
        this.bus = bus;
        this.wishes = wishes;
        server = bus.getRemoteObject(NAME, PATH, Notifications.class);
        if (!server.GetCapabilities().contains("actions")) {
            throw new DBusException("The desktop's notifications have no actions.");
        }
        bus.addSigHandler(
                Notifications.ActionInvoked.class, invoked -> invoked(invoked.id, invoked.key));
        bus.addSigHandler(Notifications.NotificationClosed.class, closed -> closed(closed.id));
    }

    /** Fails where the desktop has no such server, or one without actions. */
    static NotificationServer connect(Consumer<Wish> wishes) throws DBusException {
        DBusConnection bus = DBusConnectionBuilder.forSessionBus().withShared(false).build();
        try {
            return new NotificationServer(bus, wishes);
        } catch (DBusException | RuntimeException e) {
            bus.disconnect();
            throw e;
        }
    }

    synchronized void show(Notice notice) {
        List<String> actions = new ArrayList<>();
        for (int i = 0; i < notice.actions().size(); i++) {
            actions.add(key(i));
            actions.add(notice.actions().get(i).text());
        }
        Map<String, Variant<?>> hints = new HashMap<>();
        hints.put("urgency", new Variant<>((byte) (notice.urgent() ? 2 : 1)));
        UInt32 id =
                server.Notify(
                        "Agent 008",
                        ids.getOrDefault(notice.key(), new UInt32(0)),
                        "call-start",
                        notice.title(),
                        escaped(notice.text()),
                        actions,
                        hints,
                        notice.urgent() ? UNTIL_CLOSED : AS_LONG_AS_THE_SERVER_LIKES);
        ids.put(notice.key(), id);
        shown.put(id, notice);
    }

    synchronized void withdraw(String key) {
        UInt32 id = ids.get(key);
        if (id != null) {
            closed(id);
            server.CloseNotification(id);
        }
    }

    /** A click on the notification itself does what is most likely. */
    private static String key(int action) {
        return action == 0 ? "default" : Integer.toString(action);
    }

    /** Servers may read the body as markup, what is in it came from strangers. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private synchronized void invoked(UInt32 id, String key) {
        Notice notice = shown.get(id);
        if (notice == null) {
            return;
        }
        for (int i = 0; i < notice.actions().size(); i++) {
            if (key(i).equals(key)) {
                wishes.accept(notice.actions().get(i).wish());
            }
        }
    }

    private synchronized void closed(UInt32 id) {
        if (shown.remove(id) != null) {
            ids.values().remove(id);
        }
    }

    @Override
    public void close() {
        bus.disconnect();
    }
}
