package org.agent008.adapter.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** {@code api.json}: tells the user's programs where the API is and how to get in. */
final class Announcement {
    static final String NAME = "api.json";

    private final Path file;
    private final byte[] content;

    private Announcement(Path file, byte[] content) {
        this.file = file;
        this.content = content;
    }

    static Announcement write(Path directory, int port, Token token) throws IOException {
        String json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("port", port)
                        .put("token", token.secret().reveal())
                        .put("pid", ProcessHandle.current().pid())
                        .toString();
        Announcement told =
                new Announcement(directory.resolve(NAME), json.getBytes(StandardCharsets.UTF_8));
        PrivateDirectory.write(told.file, told.content);
        return told;
    }

    /** Leaves the file alone where another phone has put its own there meanwhile. */
    void withdraw() throws IOException {
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            Files.delete(file);
        }
    }
}
