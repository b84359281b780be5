package org.agent008.adapter.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.agent008.domain.port.Secrets;
import org.agent008.domain.settings.Secret;

/**
 * The settings of a server, kept from log-in to log-out, over restarts. They hold passwords: all of
 * them goes to the secrets, and the file only tells who is logged in where.
 */
final class KeptLogin {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NAME = "settings of the server";

    private final Path file;
    private final Secrets secrets;

    KeptLogin(Path dataDir, Secrets secrets) {
        this.file = dataDir.resolve("login.json");
        this.secrets = secrets;
    }

    /** Who is logged in where. */
    record Who(String settingsUri, String nickname) {}

    Optional<Who> who() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), Who.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server's settings as they came. */
    Optional<String> text() {
        return secrets.find(NAME).map(Secret::reveal);
    }

    void keep(Who who, String text) throws IOException {
        secrets.put(NAME, new Secret(text));
        PrivateFile.write(file, JSON.writeValueAsBytes(who));
    }

    void forget() throws IOException {
        Files.deleteIfExists(file);
        secrets.remove(NAME);
    }
}
