package org.agent008.adapter.storage;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What an error of SQLite means for the one who has to do something about it. */
final class Faults {
    private Faults() {}

    /** What the check of the file found. */
    static final class DamagedException extends SQLException {
        private static final long serialVersionUID = 1;

        DamagedException(String found) {
            super(found);
        }
    }

    /** The file is not a sound database. */
    static boolean damaged(SQLException e) {
        SQLiteErrorCode code = code(e);
        return e instanceof DamagedException
                || code == SQLiteErrorCode.SQLITE_CORRUPT
                || code == SQLiteErrorCode.SQLITE_NOTADB;
    }

    /** The disk is well, but the change itself cannot be made: trying again is of no use. */
    static boolean refused(SQLException e) {
        return switch (code(e)) {
            case SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_TOOBIG, SQLITE_RANGE -> true;
            default -> false;
        };
    }

    /** In words for people. */
    static String sentence(SQLException e) {
        return switch (code(e)) {
            case SQLITE_FULL -> "the disk is full";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH ->
                    "the file cannot be written (read-only disk, or missing permission)";
            case SQLITE_BUSY, SQLITE_LOCKED -> "another program is holding the file";
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                    "the file is damaged; restart to move it aside and begin a new one";
            case SQLITE_IOERR -> "the disk reports errors";
            default -> String.valueOf(e.getMessage());
        };
    }

    /** The primary code: SQLite keeps details in the higher bits. */
    private static SQLiteErrorCode code(SQLException e) {
        return e instanceof SQLiteException s
                ? SQLiteErrorCode.getErrorCode(s.getResultCode().code & 0xff)
                : SQLiteErrorCode.UNKNOWN_ERROR;
    }
}
