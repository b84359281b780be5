package org.agent008.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a data directory to one phone: a second one would number its events as the first does, and
 * close the first one's calls as crashed. The system lets go of it however the process ends.
 */
final class DataLock implements AutoCloseable {
    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @throws IOException where another phone has it; says so for people
     */
    static DataLock take(Path directory) throws IOException {
        Files.createDirectories(directory);
        FileChannel channel =
                FileChannel.open(
                        directory.resolve("agent008.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            if (lock(channel) != null) {
                return new DataLock(channel);
            }
        } catch (IOException e) {
            channel.close();
            throw new IOException("cannot lock " + directory + ": " + e.getMessage(), e);
        }
        channel.close();
        throw new IOException(
                "another Agent 008 is running and uses " + directory + ". Quit that one first.");
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
