package org.kept.ingest.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Readiness of ingestion: whether another request with events would be admitted. */
@Readiness
@ApplicationScoped
class IngestReadinessCheck implements HealthCheck {

    private final AdmissionControl admissionControl;

    IngestReadinessCheck(AdmissionControl admissionControl) {
        this.admissionControl = admissionControl;
    }

    @Override
    public HealthCheckResponse call() {
        var taken = admissionControl.inUse();
        var full = taken >= admissionControl.limit();
        return HealthCheckResponse.named("intake")
                .status(!full)
                .withData(
                        "says",
                        full
                                ? "Ingestion is at its request limit; further requests get 503."
                                : "Ingestion is below its request limit.")
                .withData("requests", taken)
                .withData("most", admissionControl.limit())
                .build();
    }
}
