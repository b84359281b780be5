package org.agent008.app.tray;

/** Stands where nothing can be shown. */
final class NoTray implements TrayIcon {
    @Override
    public void show(TrayView view) {}

    @Override
    public void close() {}
}
