package org.agent008.app.view;

/** Reads the colours of statuses. */
public final class CssColor {
    private CssColor() {}

    /** {@code #rgb} or {@code #rrggbb} as {@code 0xrrggbb}; grey where it is neither. */
    public static int rgb(String css) {
        if (css.matches("#[0-9A-Fa-f]{3}")) {
            return Integer.parseInt(css.substring(1).replaceAll("(.)", "$1$1"), 16);
        }
        return css.matches("#[0-9A-Fa-f]{6}") ? Integer.parseInt(css, 1, 7, 16) : Badge.GREY;
    }
}
