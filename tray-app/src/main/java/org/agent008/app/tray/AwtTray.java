package org.agent008.app.tray;

import java.awt.AWTException;
import java.awt.CheckboxMenuItem;
import java.awt.EventQueue;
import java.awt.Menu;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.util.List;
import java.util.function.Consumer;
import org.agent008.app.tray.TrayItem.Action;
import org.agent008.app.tray.TrayItem.Label;
import org.agent008.app.tray.TrayItem.Separator;
import org.agent008.app.tray.TrayItem.SubMenu;
import org.agent008.app.view.Badge;
import org.agent008.app.view.Glyph;
import org.agent008.app.view.Picture;
import org.agent008.app.view.Wish;

/** The JDK's own tray icon: plain, without pictures in the menu. */
final class AwtTray implements TrayIcon {
    private static final int SIZE = 64;

    private final Consumer<Wish> wishes;
    private final PopupMenu menu = new PopupMenu();
    private final java.awt.TrayIcon icon =
            new java.awt.TrayIcon(
                    Picture.of(new Badge(Badge.Kind.CONNECTING, Badge.GREY), SIZE),
                    "Agent 008",
                    menu);

    private AwtTray(Consumer<Wish> wishes) {
        this.wishes = wishes;
    }

    static TrayIcon open(Consumer<Wish> wishes) {
        AwtTray tray = new AwtTray(wishes);
        tray.icon.setImageAutoSize(true);
        try {
            SystemTray.getSystemTray().add(tray.icon);
        } catch (AWTException e) {
            throw new IllegalStateException(e);
        }
        return tray;
    }

    @Override
    public void show(TrayView view) {
        EventQueue.invokeLater(() -> {
            icon.setImage(Picture.of(view.badge(), SIZE));
            icon.setToolTip(view.tooltip());
            menu.removeAll();
            fill(menu, view.menu());
        });
    }

    @Override
    public void close() {
        EventQueue.invokeLater(() -> SystemTray.getSystemTray().remove(icon));
    }

    private void fill(Menu parent, List<TrayItem> items) {
        for (TrayItem item : items) {
            switch (item) {
                case Separator() -> parent.addSeparator();
                case Label(String text) -> {
                    MenuItem label = new MenuItem(text);
                    label.setEnabled(false);
                    parent.add(label);
                }
                case Action(String text, Glyph glyph, boolean checked, Wish wish) -> {
                    if (checked) {
                        CheckboxMenuItem chosen = new CheckboxMenuItem(text, true);
                        chosen.addItemListener(event -> wishes.accept(wish));
                        parent.add(chosen);
                    } else {
                        MenuItem entry = new MenuItem(text);
                        entry.addActionListener(event -> wishes.accept(wish));
                        parent.add(entry);
                    }
                }
                case SubMenu(String text, Glyph glyph, List<TrayItem> inner) -> {
                    Menu sub = new Menu(text);
                    fill(sub, inner);
                    parent.add(sub);
                }
            }
        }
    }
}
