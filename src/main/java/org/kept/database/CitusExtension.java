package org.kept.database;

import java.sql.Connection;
import java.sql.SQLException;

/** The extension of PostgreSQL that distributes tables over several servers. */
final class CitusExtension {

    private CitusExtension() {}

    static boolean isInPostgresql(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(
                        "select exists (select 1 from pg_extension where extname = 'citus')");
                var row = select.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }
}
