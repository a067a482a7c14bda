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

    private String findProblem() {
        try {
            var missing = flyway.info().pending().length;
            return missing == 0 ? "" : missing + " migrations are not applied. Restart Kept to apply them.";
        } catch (RuntimeException e) {
            return "The schema version cannot be read.";
        }
    }
}
