package org.agent008.app.screen;

import java.awt.Rectangle;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A person's desktop on a display of its own: Xvfb, a session bus, a window manager and Xfce's
 * panel with its tray, in a home that is gone afterwards. Ends only what it started.
 */
public final class DesktopSession implements AutoCloseable {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 600;
    private static final int PANEL = 32;
    private static final String WATCHER = "org.kde.StatusNotifierWatcher";

    private final Look look;
    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private final Deque<Process> processes = new ArrayDeque<>();

    /** How the desktop looks; {@code scale} 2 is a high-resolution screen. */
    public record Look(boolean dark, int scale) {}

    private DesktopSession(Look look) throws IOException {
        this.look = look;
        home = Files.createTempDirectory("desktop-");
    }

    public static DesktopSession start(Look look) throws IOException {
        DesktopSession desktop = new DesktopSession(look);
        try {
            desktop.open();
        } catch (IOException | RuntimeException | Error e) {
            desktop.close();
            throw e;
        }
        return desktop;
    }

    private void open() throws IOException {
        Path runtime = home.resolve("run");
        Files.createDirectory(
                runtime,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        environment.put("HOME", home.toString());
        environment.put("XDG_CONFIG_HOME", home.resolve(".config").toString());
        environment.put("XDG_CACHE_HOME", home.resolve(".cache").toString());
        environment.put("XDG_DATA_HOME", home.resolve(".local").toString());
        environment.put("XDG_RUNTIME_DIR", runtime.toString());
        environment.put("GTK_THEME", look.dark() ? "Adwaita:dark" : "Adwaita");
        environment.put("GDK_SCALE", Integer.toString(look.scale()));
        environment.put("NO_AT_BRIDGE", "1");
        withoutNotifications();
        String size = WIDTH * look.scale() + "x" + HEIGHT * look.scale() + "x24";
        String display = told("Xvfb", "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp");
        environment.put("DISPLAY", ":" + display);
        environment.put(
                "DBUS_SESSION_BUS_ADDRESS",
                told("dbus-daemon", "--session", "--nofork", "--print-address=1"));
        Path panel = home.resolve(".config/xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml");
        Files.createDirectories(panel.getParent());
        Files.writeString(panel, panelSettings());
        start("openbox");
        start("xfce4-panel", "--disable-wm-check");
        Shell.await("a tray on the session bus", this::hasTray);
    }

    /** Else the bus would start a server by itself where one is installed. */
    private void withoutNotifications() throws IOException {
        Path service = home.resolve(".local/dbus-1/services/org.freedesktop.Notifications.service");
        Files.createDirectories(service.getParent());
        Files.writeString(
                service,
                """
                [D-BUS Service]
                Name=org.freedesktop.Notifications
                Exec=/bin/false
                """);
    }

    /**
     * From now on there is a server of notifications, in the upper right corner below the panel.
     */
    public void startNotifications() throws IOException {
        Path settings = home.resolve(".config/dunst/dunstrc");
        Files.createDirectories(settings.getParent());
        Files.writeString(
                settings,
                """
                [global]
                    width = 300
                    origin = top-right
                    offset = 20x50
                    mouse_left_click = do_action, close_current
                """);
        start("dunst");
        Shell.await(
                "notifications on the session bus",
                () -> askBus("NameHasOwner", "org.freedesktop.Notifications").contains("true"));
    }

    /** A spot within the first notification, in pixels. */
    public Rectangle notifications() {
        return new Rectangle(WIDTH * look.scale() - 40, 70, 4, 4);
    }

    /** What a program needs in its environment to appear on this desktop. */
    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    public Screen screen() {
        return new Screen(environment);
    }

    /** The panel's strip along the top of the screen, in pixels. */
    public Rectangle panel() {
        return new Rectangle(0, 0, WIDTH * look.scale(), PANEL * look.scale());
    }

    /** All of the screen that is not the panel. */
    public Rectangle belowPanel() {
        Rectangle panel = panel();
        return new Rectangle(0, panel.height, panel.width, (HEIGHT - PANEL) * look.scale());
    }

    /** The panel process that keeps the tray: another one after a crash. */
    public String trayOwner() {
        return askBus("GetNameOwner", WATCHER);
    }

    private boolean hasTray() {
        return askBus("NameHasOwner", WATCHER).contains("true");
    }

    private String askBus(String question, String name) {
        return Shell.run(
                environment,
                "dbus-send",
                "--session",
                "--print-reply=literal",
                "--dest=org.freedesktop.DBus",
                "/org/freedesktop/DBus",
                "org.freedesktop.DBus." + question,
                "string:" + name);
    }

    /** The first line that a program prints once it is up. */
    private String told(String... command) throws IOException {
        File output = start(command);
        Shell.await(
                "word from " + command[0],
                () -> {
                    try {
                        return Files.readString(output.toPath()).contains("\n");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        return Files.readAllLines(output.toPath()).getFirst();
    }

    private File start(String... command) throws IOException {
        File output = home.resolve(command[0] + ".log").toFile();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectOutput(output);
        builder.redirectError(home.resolve(command[0] + "-errors.log").toFile());
        processes.push(builder.start());
        return output;
    }

    @Override
    public void close() throws IOException {
        for (Process process : processes) {
            // What the bus started on demand goes with it.
            List<ProcessHandle> family =
                    Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
            family.forEach(ProcessHandle::destroy);
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    family.forEach(ProcessHandle::destroyForcibly);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    private String panelSettings() {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <channel name="xfce4-panel" version="1.0">
          <property name="configver" type="int" value="2"/>
          <property name="panels" type="array">
            <value type="int" value="1"/>
            <property name="dark-mode" type="bool" value="%s"/>
            <property name="panel-1" type="empty">
              <property name="position" type="string" value="p=6;x=0;y=0"/>
              <property name="position-locked" type="bool" value="true"/>
              <property name="length" type="uint" value="100"/>
              <property name="size" type="uint" value="%d"/>
              <property name="plugin-ids" type="array">
                <value type="int" value="1"/>
                <value type="int" value="2"/>
              </property>
            </property>
          </property>
          <property name="plugins" type="empty">
            <property name="plugin-1" type="string" value="separator">
              <property name="expand" type="bool" value="true"/>
              <property name="style" type="uint" value="0"/>
            </property>
            <property name="plugin-2" type="string" value="systray"/>
          </property>
        </channel>
        """
                .formatted(look.dark(), PANEL);
    }
}
