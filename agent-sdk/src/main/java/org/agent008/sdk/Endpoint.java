package org.agent008.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where a phone's API is and how to get in. */
record Endpoint(URI base, String token) {
    private static final String APP = "agent008";
    private static final String FILE = "api.json";

    /**
     * What the phone of this user has told of itself.
     *
     * @param environment of this process
     * @param system {@code os.name}
     */
    static Path file(Map<String, String> environment, String system, Path home) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", home + "\\AppData\\Local");
            return Path.of(local).resolve("cache").resolve(APP).resolve("run").resolve(FILE);
        }
        String session = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        Path there = Path.of(session).resolve(APP).resolve(FILE);
        if (!session.isBlank() && Files.exists(there)) {
            return there;
        }
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path caches =
                os.startsWith("mac")
                        ? home.resolve("Library").resolve("Caches")
                        : cache.isBlank() ? home.resolve(".cache") : Path.of(cache);
        return caches.resolve(APP).resolve("run").resolve(FILE);
    }

    static Path file() {
        return file(
                System.getenv(),
                System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", "")));
    }

    /** Reads {@code api.json}. */
    static Endpoint announced(Path file) {
        try {
            JsonNode told = Json.MAPPER.readTree(file.toFile().exists() ? read(file) : "");
            if (told.path("port").isInt() && told.path("token").isTextual()) {
                return new Endpoint(
                        URI.create("http://127.0.0.1:" + told.path("port").intValue()),
                        told.path("token").textValue());
            }
        } catch (IOException e) {
            throw new SoftphoneException(
                    SoftphoneException.UNREACHABLE, file + " cannot be read: " + e, e);
        }
        throw new SoftphoneException(
                SoftphoneException.UNREACHABLE,
                "No phone is running: " + file + " tells of none. Start one: agent008 run");
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException gone) {
            return "";
        }
    }

    /** The token is a secret. */
    @Override
    public String toString() {
        return base.toString();
    }
}
