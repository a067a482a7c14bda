package org.kept.database;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;

/** Readiness of the schema: whether all migrations are applied. Once they are, it is not checked again. */
@Readiness
@ApplicationScoped
class MigrationReadinessCheck implements HealthCheck {

    private final Flyway flyway;
    private volatile boolean done;

    MigrationReadinessCheck(Flyway flyway) {
        this.flyway = flyway;
    }

    @Override
    public HealthCheckResponse call() {
        var problem = done ? "" : findProblem();
        done = problem.isEmpty();
        return HealthCheckResponse.named("migrations")
                .status(done)
                .withData("says", done ? "Schema is up to date." : problem)
                .build();
    }

    /** The problem if this many migrations are missing, as a sentence; empty for 0. */
    static String problem(int missing) {
        return missing == 0
                ? ""
                : missing + (missing == 1 ? " migration is" : " migrations are")
                        + " not applied. Restart Kept to apply " + (missing == 1 ? "it." : "them.");
    }

    private String findProblem() {
        try {
            return problem(flyway.info().pending().length);
        } catch (RuntimeException e) {
            return "The schema version cannot be read.";
        }
    }
}
