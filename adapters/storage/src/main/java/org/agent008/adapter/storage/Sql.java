package org.agent008.adapter.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Statements with their parameters in place. */
final class Sql {
    private Sql() {}

    /** Reads one row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Several statements. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    /**
     * Runs {@code work} in a transaction. After an exception the connection must be closed. (With
     * auto-commit off the driver would begin the next transaction at once, and hold the file.)
     */
    static void transaction(Connection c, Work work) throws SQLException {
        update(c, "begin immediate");
        work.run();
        update(c, "commit");
    }

    static void update(Connection c, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement s = c.prepareStatement(sql)) {
            set(s, parameters);
            s.executeUpdate();
        }
    }

    static <T> List<T> query(Connection c, Row<T> row, String sql, Object... parameters)
            throws SQLException {
        try (PreparedStatement s = c.prepareStatement(sql)) {
            set(s, parameters);
            List<T> rows = new ArrayList<>();
            try (ResultSet found = s.executeQuery()) {
                while (found.next()) {
                    rows.add(row.read(found));
                }
            }
            return rows;
        }
    }

    private static void set(PreparedStatement s, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            s.setObject(i + 1, parameters[i]);
        }
    }
}
