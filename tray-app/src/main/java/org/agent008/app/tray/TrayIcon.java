package org.agent008.app.tray;

/** An icon with a menu in the desktop's tray; called from one thread at a time. */
interface TrayIcon extends AutoCloseable {
    /** Shows this instead of what was shown before. */
    void show(TrayView view);

    /** Takes the icon away; returns promptly. */
    @Override
    void close();
}
