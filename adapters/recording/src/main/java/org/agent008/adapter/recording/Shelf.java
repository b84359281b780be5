package org.agent008.adapter.recording;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.agent008.domain.cdr.Cdr;

/** The files of recordings, for this user's eyes only, by name in the order of their calls. */
final class Shelf {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern OURS =
            Pattern.compile("call-(\\d{8}T\\d{6}Z)-[0-9a-f]{16}\\.webm");

    private Shelf() {}

    /** Of a call; other ends choose ids of calls, so there is nothing of them in it as it is. */
    static String name(Cdr call) {
        try {
            byte[] id = call.id().value().getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id);
            return "call-%s-%s.webm"
                    .formatted(WHEN.format(call.date()), HexFormat.of().formatHex(digest, 0, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-256", e);
        }
    }

    /** Begins a file that was not there; its directory is made where that is missing. */
    static SeekableByteChannel create(Path file) throws IOException {
        boolean modes = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        Path directory = file.toAbsolutePath().resolveSibling("");
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, mode(modes, "rwx------"));
        }
        return FileChannel.open(
                file,
                EnumSet.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE),
                mode(modes, "rw-------"));
    }

    private static FileAttribute<?>[] mode(boolean modes, String text) {
        return modes
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))
                }
                : new FileAttribute<?>[0];
    }

    /** Deletes the recordings of calls before that moment; other files stay. */
    static List<Path> deleteBefore(Path directory, Instant moment) throws IOException {
        String first = WHEN.format(moment);
        List<Path> deleted = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (var files = Files.newDirectoryStream(directory)) {
                for (Path file : files) {
                    var ours = OURS.matcher(String.valueOf(file.getFileName()));
                    if (ours.matches() && ours.group(1).compareTo(first) < 0) {
                        Files.delete(file);
                        deleted.add(file);
                    }
                }
            }
        }
        return deleted;
    }

    /** Unique for all time. */
    static String id(Path file) {
        return "rec_" + String.valueOf(file.getFileName()).replace(".webm", "");
    }
}
