package org.agent008.adapter.settings;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes files whole or not at all, readable by this user only unless they were open before. */
final class PrivateFile {
    private static final String OWNER_ONLY = "rw-------";

    private PrivateFile() {}

    static void write(Path file, byte[] content) throws IOException {
        // A link to the file, as in a directory of dotfiles, stays one.
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path directory = target.getParent();
        if (directory == null) {
            throw new IOException(target + " is no file");
        }
        Files.createDirectories(directory);
        boolean posix = Files.getFileStore(directory).supportsFileAttributeView("posix");
        Set<PosixFilePermission> mode =
                posix && Files.exists(target)
                        ? Files.getPosixFilePermissions(target)
                        : PosixFilePermissions.fromString(OWNER_ONLY);
        Path written = fresh(directory, target.getFileName() + ".new", posix);
        try {
            Files.write(written, content);
            if (posix) {
                Files.setPosixFilePermissions(written, mode);
            }
            Files.move(
                    written,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static Path fresh(Path directory, String prefix, boolean posix) throws IOException {
        FileAttribute<?>[] attributes =
                posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString(OWNER_ONLY))
                        }
                        : new FileAttribute<?>[0];
        try {
            return Files.createTempFile(directory, prefix, "", attributes);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("cannot write into " + directory, e);
        }
    }
}
