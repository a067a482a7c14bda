package org.kept.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether one more request that brings events would be let in. */
@Readiness
@ApplicationScoped
class IntakeReady implements HealthCheck {

    private final Places places;

    IntakeReady(Places places) {
        this.places = places;
    }

    @Override
    public HealthCheckResponse call() {
        var taken = places.taken();
        var full = taken >= places.most();
        return HealthCheckResponse.named("intake")
                .status(!full)
                .withData(
                        "says",
                        full
                                ? "As many requests bring events as are let in; one more is told to come again."
                                : "There is room for more events.")
                .withData("requests", taken)
                .withData("most", places.most())
                .build();
    }
}
