package org.agent008.adapter.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Where further settings come from, as {@code settingsUri} names it. */
sealed interface SettingsUri {
    /** A server that wants to know who asks. */
    record Server(URI address) implements SettingsUri {
        /** Whether a password may travel there. */
        boolean carriesPasswords() {
            return "https".equalsIgnoreCase(address.getScheme()) || Addresses.loopback(address);
        }
    }

    /** A file of this machine, which is read along with the configuration. */
    record LocalFile(Path path) implements SettingsUri {}

    /** It cannot be used; says why. */
    record Unusable(String message) implements SettingsUri {}

    /**
     * What the text names.
     *
     * @param base what a path is relative to: the configuration file
     */
    static SettingsUri of(String text, Path base) {
        var lower = text.toLowerCase(Locale.ROOT);
        try {
            if (lower.startsWith("http:") || lower.startsWith("https:")) {
                var address = new URI(text);
                Optional<SettingsUri> wrong = Addresses.fault(address).map(Unusable::new);
                return wrong.orElseGet(() -> new Server(address));
            }
            return new LocalFile(
                    lower.startsWith("file:")
                            ? Path.of(new URI(text))
                            : base.toAbsolutePath().resolveSibling(text).normalize());
        } catch (URISyntaxException e) {
            return new Unusable("is not a possible address: " + e.getReason());
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return new Unusable("is neither an http(s) address nor a file of this machine");
        }
    }
}
