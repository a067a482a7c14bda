package org.kept.ingest.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Readiness of ingestion: whether another request with events would be admitted and stored. */
@Readiness
@ApplicationScoped
class IngestReadinessCheck implements HealthCheck {

    private final AdmissionControl admissionControl;
    private final WriteAvailability writeAvailability;

    IngestReadinessCheck(AdmissionControl admissionControl, WriteAvailability writeAvailability) {
        this.admissionControl = admissionControl;
        this.writeAvailability = writeAvailability;
    }

    @Override
    public HealthCheckResponse call() {
        var taken = admissionControl.inUse();
        var problem = findProblem(taken);
        return HealthCheckResponse.named("intake")
                .status(problem.isEmpty())
                .withData("says", problem.isEmpty() ? "Ingestion is below its request limit." : problem)
                .withData("requests", taken)
                .withData("most", admissionControl.limit())
                .build();
    }

    /** The problem, as a sentence; empty if there is none. */
    private String findProblem(int taken) {
        if (taken >= admissionControl.limit()) {
            return "Ingestion is at its request limit; further requests get 503.";
        }
        return writeAvailability.isAvailable() ? "" : "Events cannot be stored: the database does not take writes.";
    }
}
