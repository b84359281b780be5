package org.agent008.app.tray;

/** Reads the colours of statuses. */
final class CssColor {
    private CssColor() {}

    /** {@code #rgb} or {@code #rrggbb} as {@code 0xrrggbb}; grey where it is neither. */
    static int rgb(String css) {
        if (css.matches("#[0-9A-Fa-f]{3}")) {
            return Integer.parseInt(css.substring(1).replaceAll("(.)", "$1$1"), 16);
        }
        return css.matches("#[0-9A-Fa-f]{6}") ? Integer.parseInt(css, 1, 7, 16) : Badge.GREY;
    }
}
