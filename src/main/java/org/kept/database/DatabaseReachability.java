package org.kept.database;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether the main database can be reached, judged by the last attempts to connect. */
@ApplicationScoped
public class DatabaseReachability {

    private final String url;

    DatabaseReachability(@ConfigProperty(name = "quarkus.datasource.jdbc.url") String url) {
        this.url = url;
    }

    /** Whether the last attempt to connect failed. */
    public boolean isAway() {
        return H2OrPostgresDriver.FAILED_CONNECTIONS.hasFailed(url);
    }

    /** Whether a request should try: true if the last attempt succeeded or was made a second ago. */
    public boolean mayTry() {
        return H2OrPostgresDriver.FAILED_CONNECTIONS.mayTry(url);
    }

    /** Records that a request was answered, so that all may try again. */
    public void recordAnswer() {
        H2OrPostgresDriver.FAILED_CONNECTIONS.forget(url);
    }
}
