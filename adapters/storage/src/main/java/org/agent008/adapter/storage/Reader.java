package org.agent008.adapter.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads what is committed, beside the writer. A broken connection is made anew by the next read.
 */
final class Reader implements AutoCloseable {
    private final Database database;
    private final Link link;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    Reader(Database database) {
        this.database = database;
        link = new Link(database);
    }

    <T> List<T> query(Sql.Row<T> row, String sql, Object... parameters) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the store is closed");
            }
            return Sql.query(link.connected(), row, sql, parameters);
        } catch (SQLException e) {
            link.drop();
            throw new UncheckedIOException(
                    new IOException(
                            "cannot read " + database.file() + ": " + Faults.sentence(e), e));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            link.drop();
        } finally {
            lock.unlock();
        }
    }
}
