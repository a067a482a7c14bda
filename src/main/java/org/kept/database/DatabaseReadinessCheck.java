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

/** Whether the database answers, and in time. */
@Readiness
@ApplicationScoped
class DatabaseReadinessCheck implements HealthCheck {

    private static final int SECONDS = 2;

    private final Database database;
    private CompletableFuture<Boolean> asked = CompletableFuture.completedFuture(true);

    DatabaseReadinessCheck(Database database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        return response(says());
    }

    private static HealthCheckResponse response(String says) {
        return HealthCheckResponse.named("database")
                .status(says.isEmpty())
                .withData("says", says.isEmpty() ? "The database answers." : says)
                .build();
    }

    /** What is wrong, or nothing. */
    private String says() {
        try {
            return ask().get(SECONDS, TimeUnit.SECONDS) ? "" : "The database does not answer on its connection.";
        } catch (TimeoutException e) {
            return "The database has not answered within " + SECONDS + " seconds.";
        } catch (ExecutionException e) {
            // Why stands in the log of whoever asks for more than this; the message may name hosts and people.
            return "The database cannot be reached.";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "The database was not asked to the end.";
        }
    }

    /** One question at a time: a database that hangs must not take a thread with every look at it. */
    private synchronized CompletableFuture<Boolean> ask() {
        if (asked.isDone()) {
            asked = CompletableFuture.supplyAsync(
                    () -> database.with(connection -> connection.isValid(SECONDS)),
                    Infrastructure.getDefaultWorkerPool());
        }
        return asked;
    }
}
