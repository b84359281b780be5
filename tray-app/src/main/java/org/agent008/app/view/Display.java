package org.agent008.app.view;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Whether there is a screen to draw on. */
public final class Display {
    private Display() {}

    /** Looks at the environment alone, so it is quick and safe anywhere. */
    public static boolean isThere(Map<String, String> environment, Properties system) {
        if (Boolean.parseBoolean(system.getProperty("java.awt.headless"))) {
            return false;
        }
        return isOwned(system) || !environment.getOrDefault("DISPLAY", "").isBlank();
    }

    /** Windows and macOS bring their own screen. */
    public static boolean isOwned(Properties system) {
        String os = system.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return os.startsWith("windows") || os.startsWith("mac");
    }
}
