package org.agent008.app.tray;

import javassist.CannotCompileException;
import javassist.ClassPool;
import javassist.CtClass;
import javassist.NotFoundException;

/** Mends what the tray library gets wrong; to be called once, before any of its classes loads. */
final class DorkboxGuards {
    /** Reads before it waits: the library waits first, up to a minute, for a full pipe to drain. */
    private static final String EXECUTE =
            """
            {
                Process process =
                    new ProcessBuilder($1).redirectError(ProcessBuilder.Redirect.DISCARD).start();
                try {
                    process.getOutputStream().close();
                    return new String(
                            process.getInputStream().readAllBytes(),
                            java.nio.charset.StandardCharsets.UTF_8)
                        .trim();
                } finally {
                    process.destroy();
                }
            }
            """;

    /** Takes the entries out of the menu and leaves the menu itself in place. */
    private static final String DELETE_MENU =
            """
            {
                if (obliterateInProgress.get() || _nativeMenu == null) {
                    return;
                }
                for (int i = 0; i < menuEntries.size(); i++) {
                    ((dorkbox.systemTray.ui.gtk.GtkBaseMenuItem) menuEntries.get(i))
                        .onDeleteMenu(_nativeMenu);
                }
            }
            """;

    /**
     * Puts the entries into the menu, which is made and handed to the desktop only once. The
     * library makes a new one for each entry that comes or goes, each time the desktop's panel has
     * to start anew with the icon, and Xfce's dies of that with its heap in ruins.
     */
    private static final String CREATE_MENU =
            """
            {
                if (obliterateInProgress.get()) {
                    return;
                }
                boolean first = _nativeMenu == null;
                if (first) {
                    _nativeMenu = dorkbox.jna.linux.Gtk.Gtk2.gtk_menu_new();
                    if (parent != null) {
                        dorkbox.jna.linux.Gtk.Gtk2.gtk_menu_item_set_submenu(_native, _nativeMenu);
                    }
                }
                boolean images = false;
                for (int i = 0; i < menuEntries.size(); i++) {
                    images |=
                        ((dorkbox.systemTray.ui.gtk.GtkBaseMenuItem) menuEntries.get(i)).hasImage();
                }
                for (int i = 0; i < menuEntries.size(); i++) {
                    ((dorkbox.systemTray.ui.gtk.GtkBaseMenuItem) menuEntries.get(i))
                        .onCreateMenu(_nativeMenu, images);
                }
                if (first) {
                    onMenuAdded(_nativeMenu);
                }
            }
            """;

    private DorkboxGuards() {}

    static void apply() {
        try {
            ClassPool pool = new ClassPool(true);
            CtClass os = pool.get("dorkbox.os.OS");
            os.getDeclaredMethod(
                            "execute",
                            new CtClass[] {pool.get("java.lang.String[]"), CtClass.longType})
                    .setBody(EXECUTE);
            os.toClass(neighbour("dorkbox.os.OSType"));
            CtClass menu = pool.get("dorkbox.systemTray.ui.gtk.GtkMenu");
            menu.getDeclaredMethod("deleteMenu").setBody(DELETE_MENU);
            menu.getDeclaredMethod("createMenu").setBody(CREATE_MENU);
            menu.toClass(neighbour("dorkbox.systemTray.ui.gtk.GtkMenuItemStatus"));
        } catch (NotFoundException | CannotCompileException | ClassNotFoundException e) {
            throw new IllegalStateException("The tray library is not the one we know", e);
        }
    }

    /** A class of the same package and loader, not run yet. */
    private static Class<?> neighbour(String name) throws ClassNotFoundException {
        return Class.forName(name, false, DorkboxGuards.class.getClassLoader());
    }
}
