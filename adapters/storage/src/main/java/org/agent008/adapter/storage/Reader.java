package org.agent008.adapter.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is committed, beside the writer. A broken connection is made anew by the next read.
 */
final class Reader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reader.class);

    private final Database database;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Connection connection;
    private boolean closed;

    Reader(Database database) {
        this.database = database;
    }

    <T> List<T> query(Sql.Row<T> row, String sql, Object... parameters) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the store is closed");
            }
            return Sql.query(connected(), row, sql, parameters);
        } catch (SQLException e) {
            drop();
            throw new UncheckedIOException(
                    new IOException(
                            "cannot read " + database.file() + ": " + Faults.sentence(e), e));
        } finally {
            lock.unlock();
        }
    }

    private Connection connected() throws SQLException {
        Connection c = connection;
        if (c == null) {
            c = database.connect();
            connection = c;
        }
        return c;
    }

    private void drop() {
        Connection c = connection;
        connection = null;
        if (c != null) {
            try {
                c.close();
            } catch (SQLException e) {
                LOG.debug("closing the reading connection", e);
            }
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            drop();
        } finally {
            lock.unlock();
        }
    }
}
