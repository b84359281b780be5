package org.agent008.app.install;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How this very program is started again. */
final class Launcher {
    private Launcher() {}

    /** By the script that started it, else by Java itself. */
    static List<String> command(Map<String, String> environment) {
        String script = environment.getOrDefault("AGENT008_LAUNCHER", "");
        if (!script.isBlank()) {
            return List.of(script);
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try {
            Path jar =
                    Path.of(
                            Launcher.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            return List.of(java, "-jar", jar.toString());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class path that is no path", e);
        }
    }
}
