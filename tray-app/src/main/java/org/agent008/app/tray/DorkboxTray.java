package org.agent008.app.tray;

import dorkbox.systemTray.Entry;
import dorkbox.systemTray.Menu;
import dorkbox.systemTray.MenuItem;
import dorkbox.systemTray.SystemTray;
import dorkbox.systemTray.SystemTray.TrayType;
import java.io.File;
import java.util.List;
import java.util.function.Consumer;
import org.agent008.app.tray.TrayItem.Action;
import org.agent008.app.tray.TrayItem.Label;
import org.agent008.app.tray.TrayItem.Separator;
import org.agent008.app.tray.TrayItem.SubMenu;
import org.agent008.app.view.Badge;
import org.agent008.app.view.Glyph;
import org.agent008.app.view.Wish;
import org.jspecify.annotations.Nullable;

/** The desktop's native tray icon and menu, through the Dorkbox SystemTray library. */
final class DorkboxTray implements TrayIcon {
    /** Larger than any panel's, so that panels only ever scale it down. */
    private static final int ICON_SIZE = 64;

    private final SystemTray tray;
    private final Consumer<Wish> wishes;
    private final PictureFiles pictures = new PictureFiles();
    private @Nullable Badge badge;
    private List<TrayItem> shown = List.of();

    private DorkboxTray(SystemTray tray, Consumer<Wish> wishes) {
        this.tray = tray;
        this.wishes = wishes;
    }

    /** Fails where the desktop lacks a native library; may hang, so give it a thread of its own. */
    static TrayIcon open(TrayHost host, Consumer<Wish> wishes) {
        DorkboxGuards.apply();
        SystemTray.ENABLE_ROOT_CHECK = false;
        SystemTray.AUTO_SIZE = host == TrayHost.NATIVE;
        SystemTray.FORCE_TRAY_TYPE =
                switch (host) {
                    // Left alone, the library judges by the desktop's name, not by what is there.
                    case STATUS_NOTIFIER -> TrayType.AppIndicator;
                    case XEMBED -> TrayType.Gtk;
                    case NATIVE, NO_DISPLAY, NO_TRAY -> TrayType.AutoDetect;
                };
        SystemTray tray = SystemTray.get("Agent 008");
        if (tray == null) {
            throw new IllegalStateException("the desktop's tray library is missing");
        }
        return new DorkboxTray(tray, wishes);
    }

    @Override
    public void show(TrayView view) {
        if (!view.badge().equals(badge)) {
            badge = view.badge();
            tray.setImage(pictures.of(view.badge(), ICON_SIZE));
        }
        change(tray.getMenu(), shown, view.menu());
        shown = view.menu();
    }

    @Override
    public void close() {
        tray.shutdown();
        pictures.close();
    }

    /** Leaves entries alone that stay: the person may have the menu open. */
    private void change(Menu menu, List<TrayItem> before, List<TrayItem> now) {
        List<Entry> entries = menu.getEntries();
        int common = Math.min(before.size(), now.size());
        int head = 0;
        while (head < common && stays(before.get(head), now.get(head))) {
            adapt(entries.get(head), before.get(head), now.get(head));
            head++;
        }
        int tail = 0;
        while (tail < common - head && stays(last(before, tail), last(now, tail))) {
            adapt(last(entries, tail), last(before, tail), last(now, tail));
            tail++;
        }
        // New ones first: the library drops a separator that is for a moment the first or the last.
        int at = head;
        for (TrayItem item : now.subList(head, now.size() - tail)) {
            menu.add(entry(item), at++);
        }
        entries.subList(head, before.size() - tail).forEach(menu::remove);
    }

    /** A submenu is adapted, never replaced: with the guards in place the library cannot. */
    private static boolean stays(TrayItem before, TrayItem now) {
        return before.equals(now) || (before instanceof SubMenu && now instanceof SubMenu);
    }

    private void adapt(Entry entry, TrayItem before, TrayItem now) {
        if (!before.equals(now)
                && entry instanceof Menu menu
                && before instanceof SubMenu(String _, Glyph _, List<TrayItem> old)
                && now instanceof SubMenu(String text, Glyph glyph, List<TrayItem> items)) {
            menu.setText(plain(text));
            menu.setImage(picture(glyph));
            change(menu, old, items);
        }
    }

    private static <T> T last(List<T> list, int fromEnd) {
        return list.get(list.size() - 1 - fromEnd);
    }

    private Entry entry(TrayItem item) {
        return switch (item) {
            case Separator() -> new dorkbox.systemTray.Separator();
            case Label(String text) -> {
                MenuItem label = new MenuItem(plain(text));
                label.setEnabled(false);
                yield label;
            }
            case Action(String text, Glyph glyph, boolean checked, Wish wish) ->
                    new MenuItem(plain(text), picture(glyph), event -> wishes.accept(wish));
            case SubMenu(String text, Glyph glyph, List<TrayItem> items) -> {
                Menu sub = new Menu(plain(text), picture(glyph));
                items.forEach(inner -> sub.add(entry(inner)));
                yield sub;
            }
        };
    }

    private File picture(Glyph glyph) {
        return pictures.of(glyph, tray.getMenuImageSize());
    }

    /** GTK takes an underscore for the mark of a shortcut. */
    private String plain(String text) {
        return switch (tray.getType()) {
            case AppIndicator, Gtk -> text.replace("_", "__");
            default -> text;
        };
    }
}
