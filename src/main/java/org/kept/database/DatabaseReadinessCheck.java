package org.kept.database;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Readiness of the database: whether it answers within two seconds. */
@Readiness
@ApplicationScoped
class DatabaseReadinessCheck implements HealthCheck {

    private static final int TIMEOUT_SECONDS = 2;

    private final Database database;
    private CompletableFuture<Boolean> probe = CompletableFuture.completedFuture(true);

    DatabaseReadinessCheck(Database database) {
        this.database = database;
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
        try {
            return startProbe().get(TIMEOUT_SECONDS, TimeUnit.SECONDS) ? "" : "The database does not answer.";
        } catch (TimeoutException e) {
            return "The database did not answer within " + TIMEOUT_SECONDS + " seconds.";
        } catch (ExecutionException e) {
            // The cause shows where other requests fail; its message may name hosts and people, so it is not shown
            // here.
            return "The database cannot be reached.";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "The check was interrupted.";
        }
    }

    /** One probe at a time: a database that hangs must not take a thread with every check. */
    private synchronized CompletableFuture<Boolean> startProbe() {
        if (probe.isDone()) {
            probe = CompletableFuture.supplyAsync(
                    () -> database.with(connection -> connection.isValid(TIMEOUT_SECONDS)),
                    Infrastructure.getDefaultWorkerPool());
        }
        return probe;
    }
}
