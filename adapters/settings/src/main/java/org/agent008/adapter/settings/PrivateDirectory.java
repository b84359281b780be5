package org.agent008.adapter.settings;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Directories only this user can look into (mode 0700 where the file system knows modes). */
final class PrivateDirectory {
    private PrivateDirectory() {}

    static Path make(Path dir) throws IOException {
        try {
            Files.createDirectories(dir);
            // A file we make belongs to us: no other way to our own user id works everywhere.
            var name = ".own-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
            var probe = Files.createFile(dir.resolve(name));
            try {
                if (Files.isSymbolicLink(dir)
                        || !Files.getOwner(dir, LinkOption.NOFOLLOW_LINKS)
                                .equals(Files.getOwner(probe))) {
                    throw new IOException("it belongs to another user");
                }
            } finally {
                Files.delete(probe);
            }
            if (Files.getFileStore(dir).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwx------"));
            }
            return dir;
        } catch (IOException e) {
            throw new IOException("cannot use directory " + dir + ": " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException f && f.getReason() == null
                ? e.getClass().getSimpleName()
                : String.valueOf(e.getMessage());
    }
}
