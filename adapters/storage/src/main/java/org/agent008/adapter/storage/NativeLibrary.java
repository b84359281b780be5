package org.agent008.adapter.storage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;

/** SQLite itself, which its driver unpacks into a file to load it from. */
final class NativeLibrary {
    private static final String UNPACKED_TO = "org.sqlite.tmpdir";

    private NativeLibrary() {}

    /**
     * Loads it once for the process. Where the system allows that, the file is removed as soon as
     * it is loaded: a process that is killed would leave it behind, a megabyte each time.
     */
    static synchronized void load() throws IOException {
        if (System.getProperty(UNPACKED_TO) != null) {
            return; // loaded before, or put where the person wants it
        }
        Path directory = Files.createTempDirectory("agent008-sqlite-");
        directory.toFile().deleteOnExit();
        System.setProperty(UNPACKED_TO, directory.toString());
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception e) { // as declared by the driver
            throw new IOException("SQLite cannot be loaded: " + e.getMessage(), e);
        }
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            remove(directory);
        }
    }

    private static void remove(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
