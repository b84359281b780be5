package org.agent008.adapter.settings;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.agent008.domain.port.Choices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Choices in one JSON file, written anew and whole for each: {@code {"callerId": "+34600111222",
 * "status": "online"}}. What a newer version keeps in it stays.
 */
public final class ChoicesFile implements Choices {
    private static final Logger LOG = LoggerFactory.getLogger(ChoicesFile.class);
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final long PATIENCE_SECONDS = 5;

    private final Path file;
    private final Map<String, String> chosen;
    private final ExecutorService disk =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("choices").factory());

    private ChoicesFile(Path file, Map<String, String> chosen) {
        this.file = file;
        this.chosen = chosen;
    }

    /**
     * Reads the file, if there is one. A damaged one is moved aside, and the log says so.
     *
     * @throws IOException where it cannot be read; the message names it
     */
    public static ChoicesFile open(Path file) throws IOException {
        return new ChoicesFile(file, Files.exists(file) ? read(file) : new TreeMap<>());
    }

    private static Map<String, String> read(Path file) throws IOException {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IOException("cannot read " + file + ": " + e.getMessage(), e);
        }
        try {
            return JSON.readValue(content, new TypeReference<TreeMap<String, String>>() {});
        } catch (IOException e) {
            Path aside = file.resolveSibling(file.getFileName() + ".damaged");
            LOG.warn("{} is damaged; it is kept as {} and a new one begun.", file, aside);
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            return new TreeMap<>();
        }
    }

    private static String name(Choice choice) {
        return switch (choice) {
            case STATUS -> "status";
            case MICROPHONE -> "microphone";
            case SPEAKER -> "speaker";
            case RINGER -> "ringer";
            case CALLER_ID -> "callerId";
        };
    }

    @Override
    public synchronized Optional<String> of(Choice choice) {
        return Optional.ofNullable(chosen.get(name(choice)));
    }

    @Override
    public synchronized void choose(Choice choice, String value) {
        if (!value.equals(chosen.put(name(choice), value))) {
            disk.execute(this::keep);
        }
    }

    private void keep() {
        try {
            byte[] content = content();
            Path whole = file.resolveSibling(file.getFileName() + ".new");
            try (FileChannel out =
                    FileChannel.open(
                            whole,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                out.write(ByteBuffer.wrap(content));
                out.force(true);
            }
            Files.move(
                    whole,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("What you chose is not kept over a restart: {} ({})", file, e.toString());
        }
    }

    private synchronized byte[] content() throws IOException {
        return JSON.writeValueAsBytes(chosen);
    }

    @Override
    public void close() {
        disk.shutdown();
        try {
            if (!disk.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("{} is not written: the disk does not answer.", file);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
