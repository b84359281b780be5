package org.agent008.adapter.storage;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection that is made when it is needed, and anew after it broke. Not thread-safe. */
final class Link {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);

    private final Database database;
    private @Nullable Connection connection;

    Link(Database database) {
        this.database = database;
    }

    Connection connected() throws SQLException {
        Connection c = connection;
        if (c == null) {
            c = database.connect();
            connection = c;
        }
        return c;
    }

    /** Closes the connection, which rolls back what was not committed. */
    void drop() {
        Connection c = connection;
        connection = null;
        if (c != null) {
            try {
                c.close();
            } catch (SQLException e) {
                LOG.debug("closing a connection", e);
            }
        }
    }
}
