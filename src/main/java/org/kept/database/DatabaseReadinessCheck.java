package org.kept.database;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Readiness of the database: whether it answers within two seconds and accepts writes. */
@Readiness
@ApplicationScoped
class DatabaseReadinessCheck implements HealthCheck {

    private static final int TIMEOUT_SECONDS = 2;

    private final Database database;
    private final DatabaseReachability reachability;
    private CompletableFuture<String> probe = CompletableFuture.completedFuture("");

    DatabaseReadinessCheck(Database database, DatabaseReachability reachability) {
        this.database = database;
        this.reachability = reachability;
    }

    @Override
    public HealthCheckResponse call() {
        return response(findProblem());
    }

    private static HealthCheckResponse response(String problem) {
        return HealthCheckResponse.named("database")
                .status(problem.isEmpty())
                .withData("says", problem.isEmpty() ? "The database answers." : problem)
                .build();
    }

    /** The problem, as a sentence; empty if there is none. */
    private String findProblem() {
        if (reachability.isAway()) {
            reachability.tryAgain();
            return "The database cannot be reached.";
        }
        try {
            return startProbe().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return "The database did not answer within " + TIMEOUT_SECONDS + " seconds.";
        } catch (ExecutionException e) {
            return e.getCause() instanceof DatabaseException failed
                    ? problem(failed.state())
                    : "The database cannot be reached.";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "The check was interrupted.";
        }
    }

    /** One probe at a time: a database that hangs must not take a thread with every check. */
    private synchronized CompletableFuture<String> startProbe() {
        if (probe.isDone()) {
            probe = CompletableFuture.supplyAsync(
                    () -> database.with(this::check), Infrastructure.getDefaultWorkerPool());
        }
        return probe;
    }

    private String check(Connection connection) throws SQLException {
        if (!connection.isValid(TIMEOUT_SECONDS)) {
            return "The database does not answer.";
        }
        if (!database.isH2() && isReadOnlyPostgresql(connection)) {
            database.discardConnections();
            return "The database is read-only, as after a failover.";
        }
        return "";
    }

    /** Whether the server is read-only: a standby, or configured so. */
    static boolean isReadOnlyPostgresql(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select current_setting('transaction_read_only')::boolean");
                var row = select.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /**
     * The meaning of an SQLSTATE, as a sentence. The error's own message may name hosts and people, so it is not shown.
     */
    static String problem(String state) {
        if (state.equals("53300")) {
            return "The database has no connection left for Kept.";
        }
        return state.startsWith("57P") || state.startsWith("53")
                ? "The database is starting, shutting down or out of resources."
                : "The database cannot be reached.";
    }
}
