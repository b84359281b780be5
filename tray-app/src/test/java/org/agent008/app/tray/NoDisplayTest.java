package org.agent008.app.tray;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.agent008.app.view.Display;
import org.junit.jupiter.api.Test;

/** Each in a JVM of its own: what AWT finds at its first touch it keeps for good. */
class NoDisplayTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void withoutADisplayThereIsNoTrayAndNoAwt() throws Exception {
        String told = tellOf(Map.of(), "-Xlog:class+load");
        assertThat(told)
                .contains("icon NoTray", "closed")
                .doesNotContain(" java.awt.Toolkit ", " java.awt.GraphicsEnvironment ");
    }

    @Test
    void headlessJavaHasNoTrayEvenOnADisplay() throws Exception {
        String told = tellOf(Map.of("DISPLAY", ":0"), "-Djava.awt.headless=true");
        assertThat(told).contains("icon NoTray", "closed", "No tray icon: there is no display");
    }

    @Test
    void aDisplayThatDoesNotAnswerHangsNothing() throws Exception {
        String told = tellOf(Map.of("DISPLAY", ":54321"));
        assertThat(told).contains("icon NoTray", "closed", "No tray icon: there is no display");
    }

    @Test
    void aDisplayIsLookedForWhereTheSystemHasOne() {
        Properties linux = new Properties();
        linux.setProperty("os.name", "Linux");
        assertThat(Display.isThere(Map.of("DISPLAY", ":0"), linux)).isTrue();
        assertThat(Display.isThere(Map.of("DISPLAY", ""), linux)).isFalse();
        Properties windows = new Properties();
        windows.setProperty("os.name", "Windows 11");
        assertThat(Display.isThere(Map.of(), windows)).isTrue();
        windows.setProperty("java.awt.headless", "true");
        assertThat(Display.isThere(Map.of(), windows)).isFalse();
    }

    /** What a process with a tray says from its start until it is told to end. */
    private static String tellOf(Map<String, String> environment, String... options)
            throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), PanelPhone.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(told).isZero();
        return told;
    }
}
