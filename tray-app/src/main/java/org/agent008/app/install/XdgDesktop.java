package org.agent008.app.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.agent008.app.view.Badge;
import org.agent008.app.view.Picture;

/**
 * The person's own part of a desktop by the specifications of freedesktop.org: an application that
 * takes links, its icon, and its start with the session. Nothing of the system is touched.
 */
final class XdgDesktop {
    private static final String ENTRY = "agent008.desktop";
    private static final List<String> SCHEMES = List.of("tel", "sip", "sips", "callto");
    private static final int ICON = 128;

    private final Path application;
    private final Path icon;
    private final Path autostart;

    XdgDesktop(Path data, Path config) {
        application = data.resolve("applications").resolve(ENTRY);
        icon = data.resolve(Path.of("icons", "hicolor", "128x128", "apps", "agent008.png"));
        autostart = config.resolve("autostart").resolve(ENTRY);
    }

    /** Of the person who runs this. */
    static XdgDesktop of(Map<String, String> environment) {
        Path home = Path.of(System.getProperty("user.home"));
        return new XdgDesktop(
                directory(environment, "XDG_DATA_HOME", home.resolve(Path.of(".local", "share"))),
                directory(environment, "XDG_CONFIG_HOME", home.resolve(".config")));
    }

    private static Path directory(Map<String, String> environment, String name, Path otherwise) {
        String set = environment.getOrDefault(name, "");
        return set.isBlank() ? otherwise : Path.of(set);
    }

    /**
     * Writes the files anew.
     *
     * @param command that starts {@code agent008}
     */
    List<Path> install(List<String> command, boolean withSession) throws IOException {
        Files.createDirectories(icon.getParent());
        ImageIO.write(
                Picture.of(new Badge(Badge.Kind.ONLINE, Badge.GREEN), ICON), "png", icon.toFile());
        write(application, entry(command, "open %u", "MimeType=" + mimeTypes() + ";"));
        if (!withSession) {
            Files.deleteIfExists(autostart);
            return List.of(application, icon);
        }
        write(autostart, entry(command, "run", "X-GNOME-Autostart-enabled=true"));
        return List.of(application, icon, autostart);
    }

    /** Takes them away; those that were there. */
    List<Path> uninstall() throws IOException {
        List<Path> there =
                List.of(application, icon, autostart).stream().filter(Files::exists).toList();
        for (Path file : there) {
            Files.delete(file);
        }
        return there;
    }

    /** Makes this application the one that links are opened with. */
    static List<String> asDefault() {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("xdg-mime", "default", ENTRY),
                        SCHEMES.stream().map(scheme -> "x-scheme-handler/" + scheme))
                .toList();
    }

    private static String mimeTypes() {
        return SCHEMES.stream()
                .map(scheme -> "x-scheme-handler/" + scheme)
                .collect(Collectors.joining(";"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String entry(List<String> command, String argument, String more) {
        return """
        [Desktop Entry]
        Type=Application
        Name=Agent 008
        GenericName=Softphone
        Comment=Call and be called
        Exec=%s %s
        Icon=agent008
        Terminal=false
        Categories=Network;Telephony;
        Keywords=phone;call;SIP;VoIP;
        StartupNotify=false
        %s
        """
                .formatted(
                        command.stream().map(XdgDesktop::quoted).collect(Collectors.joining(" ")),
                        argument,
                        more);
    }

    /** As the Desktop Entry Specification wants arguments and then strings written. */
    static String quoted(String argument) {
        String escaped = argument.replaceAll("([\"`$\\\\])", "\\\\$1").replace("%", "%%");
        return "\"" + escaped.replace("\\", "\\\\") + "\"";
    }
}
