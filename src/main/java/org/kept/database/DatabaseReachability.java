package org.kept.database;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether the main database can be reached, judged by the last attempts to connect and by lost connections. */
@ApplicationScoped
public class DatabaseReachability {

    private static final int TIMEOUT_SECONDS = 2;

    private final String url;
    private final Database database;

    DatabaseReachability(@ConfigProperty(name = "quarkus.datasource.jdbc.url") String url, Database database) {
        this.url = url;
        this.database = database;
    }

    /** Records the failure of a commit, which no statement reports. */
    public void recordFailure(SQLException failure) {
        database.recordFailure(failure);
    }

    /** Whether the last attempt to connect failed, or a connection was lost since. */
    public boolean isAway() {
        return H2OrPostgresDriver.FAILED_CONNECTIONS.hasFailed(url);
    }

    /** Tries in the background whether the database can be reached again, unless that was tried less than a second ago. */
    public void tryAgain() {
        if (H2OrPostgresDriver.FAILED_CONNECTIONS.mayTry(url)) {
            Infrastructure.getDefaultWorkerPool().execute(this::check);
        }
    }

    private void check() {
        try {
            if (database.with(connection -> connection.isValid(TIMEOUT_SECONDS))) {
                H2OrPostgresDriver.FAILED_CONNECTIONS.forget(url);
            }
        } catch (DatabaseException e) {
            // It is still away.
        }
    }
}
