package org.agent008.adapter.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/** The file: how it is made, checked and connected to. */
class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int BUSY_MILLIS = 5_000;

    private final Path file;

    Database(Path file) {
        this.file = file.toAbsolutePath();
    }

    Path file() {
        return file;
    }

    /** Makes the file ready for {@link #connect}. */
    void prepare() throws IOException {
        NativeLibrary.load();
        try {
            create();
            try {
                check();
            } catch (SQLException e) {
                if (!Faults.damaged(e)) {
                    throw e;
                }
                moveAside(e);
                create();
                check();
            }
        } catch (SQLException e) {
            throw new IOException("cannot open " + file + ": " + Faults.sentence(e), e);
        }
    }

    /** A connection that makes each commit durable. */
    Connection connect() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        // What is deleted can be read nowhere any more.
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private void check() throws SQLException {
        try (Connection c = connect()) {
            List<String> found = Sql.query(c, row -> row.getString(1), "PRAGMA quick_check(1)");
            if (!found.equals(List.of("ok"))) {
                throw new Faults.DamagedException(String.join("; ", found));
            }
            Schema.migrate(c);
        }
    }

    /** SQLite gives the files beside it (-wal, -shm) the permissions of the main one. */
    private void create() throws IOException {
        Path directory = file.getParent();
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        Files.createDirectories(
                directory, posix ? permissions("rwx------") : new FileAttribute<?>[0]);
        if (Files.notExists(file)) {
            Files.createFile(file, posix ? permissions("rw-------") : new FileAttribute<?>[0]);
        }
    }

    private static FileAttribute<?>[] permissions(String text) {
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))
        };
    }

    private void moveAside(SQLException why) throws IOException {
        String suffix =
                ".damaged-"
                        + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
                                .format(LocalDateTime.now(ZoneId.systemDefault()));
        for (String part : List.of("", "-wal", "-shm")) {
            Path from = Path.of(file + part);
            if (Files.exists(from)) {
                Files.move(
                        from, Path.of(file + suffix + part), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        LOG.error(
                "{} is damaged ({}). It was moved to {}{} and a new one begun: call history and"
                        + " undelivered events of before are only there.",
                file,
                why.getMessage(),
                file.getFileName(),
                suffix);
    }
}
