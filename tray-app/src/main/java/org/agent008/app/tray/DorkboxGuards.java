package org.agent008.app.tray;

import javassist.CannotCompileException;
import javassist.ClassPool;
import javassist.CtClass;
import javassist.NotFoundException;
import javassist.expr.ExprEditor;
import javassist.expr.MethodCall;

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

    /** Nothing to take apart: see {@link #CREATE_MENU}. */
    private static final String DELETE_MENU = "{}";

    /**
     * Makes the menu once and then only adds what is new to it. The library makes a new one for
     * each entry that comes or goes; each time the desktop's panel has to start anew with the icon,
     * and Xfce's dies of that with its heap in ruins.
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
                com.sun.jna.NativeLibrary gtk = com.sun.jna.NativeLibrary.getProcess();
                for (int i = 0; i < menuEntries.size(); i++) {
                    dorkbox.systemTray.ui.gtk.GtkBaseMenuItem entry =
                        (dorkbox.systemTray.ui.gtk.GtkBaseMenuItem) menuEntries.get(i);
                    Object[] self = new Object[] {entry._native};
                    if (gtk.getFunction("gtk_widget_get_parent").invokePointer(self) == null) {
                        entry.setSpacerImage(images);
                        gtk.getFunction("gtk_menu_shell_insert")
                            .invokeVoid(
                                new Object[] {_nativeMenu, entry._native, Integer.valueOf(i)});
                        dorkbox.jna.linux.GObject.g_object_ref_sink(entry._native);
                    }
                }
                if (first) {
                    onMenuAdded(_nativeMenu);
                }
            }
            """;

    /**
     * GTK's indicator asks twice for the session bus, side by side, and never shows if the answers
     * cross. With the bus connected beforehand both answers are there within microseconds, and
     * GTK's thread, which would act upon the first, is held until they are: nothing tells when.
     */
    private static final String NEW_INDICATOR =
            """
            {
                com.sun.jna.Function.getFunction("libgio-2.0.so.0", "g_bus_get_sync")
                    .invokePointer(new Object[] {Integer.valueOf(2), null, null});
                $_ = $proceed($$);
                Thread.sleep(250L);
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
            CtClass indicator = pool.get("dorkbox.systemTray.ui.gtk._AppIndicatorNativeTray");
            indicator.instrument(
                    new ExprEditor() {
                        @Override
                        public void edit(MethodCall call) throws CannotCompileException {
                            if (call.getMethodName().equals("app_indicator_new")) {
                                call.replace(NEW_INDICATOR);
                            }
                        }
                    });
            indicator.toClass(neighbour("dorkbox.systemTray.ui.gtk.GtkMenuItemStatus"));
        } catch (NotFoundException | CannotCompileException | ClassNotFoundException e) {
            throw new IllegalStateException("The tray library is not the one we know", e);
        }
    }

    /** A class of the same package and loader, not run yet. */
    private static Class<?> neighbour(String name) throws ClassNotFoundException {
        return Class.forName(name, false, DorkboxGuards.class.getClassLoader());
    }
}
