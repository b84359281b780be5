package org.agent008.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What the phone logs, kept in {@code agent008.log} and, once that is full, {@code agent008.1.log}
 * and so on, readable by this user only. A disk that is full costs the log and nothing else.
 */
final class LogFile extends Handler {
    static final int FULL = 1 << 20;
    private static final int OLD_ONES = 3;
    private static final String OWNER_ONLY = "rw-------";

    private final Path directory;
    private @Nullable OutputStream out;
    private long size;

    LogFile(Path directory) {
        this.directory = directory;
        setFormatter(new SimpleFormatter());
    }

    /** Until it is closed all that is logged goes there too. */
    static LogFile follow(Path directory) {
        LogFile file = new LogFile(directory);
        Logger.getLogger("").addHandler(file);
        return file;
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        if (!isLoggable(entry)) {
            return;
        }
        byte[] line = getFormatter().format(entry).getBytes(StandardCharsets.UTF_8);
        try {
            if (out != null && size + line.length > FULL) {
                rotate();
            }
            OutputStream to = out == null ? open() : out;
            to.write(line);
            size += line.length;
        } catch (IOException e) {
            reportError(null, e, ErrorManager.WRITE_FAILURE); // told once
        }
    }

    private Path file(int age) {
        return directory.resolve(age == 0 ? "agent008.log" : "agent008." + age + ".log");
    }

    private OutputStream open() throws IOException {
        Path file = file(0);
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OWNER_ONLY));
        }
        OutputStream opened =
                Files.newOutputStream(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        out = opened;
        size = Files.size(file);
        return opened;
    }

    private void rotate() throws IOException {
        end();
        for (int age = OLD_ONES; age > 0; age--) {
            if (Files.exists(file(age - 1))) {
                Files.move(file(age - 1), file(age), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void end() throws IOException {
        OutputStream ending = out;
        out = null;
        if (ending != null) {
            ending.close();
        }
    }

    /** Each line is written at once. */
    @Override
    public void flush() {}

    @Override
    public synchronized void close() {
        Logger.getLogger("").removeHandler(this);
        try {
            end();
        } catch (IOException e) {
            reportError(null, e, ErrorManager.CLOSE_FAILURE);
        }
    }
}
