package org.agent008.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What registrars tell this installation by: made once, kept with the phone's data. */
final class InstanceId {
    private static final Logger LOG = LoggerFactory.getLogger(InstanceId.class);

    private InstanceId() {}

    /** A disk that cannot keep it costs no call: the next start has another one then. */
    static UUID in(Path dataDir) {
        Path file = dataDir.resolve("instance-id");
        try {
            return UUID.fromString(Files.readString(file, StandardCharsets.US_ASCII).strip());
        } catch (NoSuchFileException e) {
            LOG.debug("the first start");
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("{} cannot be read and is made anew: {}", file, e.getMessage());
        }
        UUID made = UUID.randomUUID();
        try {
            Files.writeString(file, made + "\n", StandardCharsets.US_ASCII);
        } catch (IOException e) {
            LOG.warn("{} cannot be written: {}", file, e.getMessage());
        }
        return made;
    }
}
