package org.kept.database;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * JDBC driver that delegates to H2's or PostgreSQL's, by the URL.
 *
 * <p>Quarkus fixes the driver class at build time, but the operator chooses the database at start; this class allows
 * both. See {@code docs/decisions/0002-one-artifact.md}.
 */
public final class H2OrPostgresDriver implements Driver {

    /** Shared, because each pool creates a driver of its own. */
    static final FailedConnections FAILED_CONNECTIONS = new FailedConnections(System::nanoTime);

    private final List<Driver> drivers = List.of(new org.h2.Driver(), new org.postgresql.Driver());

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        for (var driver : drivers) {
            if (driver.acceptsURL(url)) {
                return FAILED_CONNECTIONS.connect(url, () -> driver.connect(DataFolder.prepare(url), info));
            }
        }
        return null;
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        for (var driver : drivers) {
            if (driver.acceptsURL(url)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }
}
