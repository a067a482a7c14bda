package org.kept.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;
import org.kept.TestEvents;

@QuarkusTest
class IngestReadinessCheckTest {

    private final AdmissionControl admissionControl;
    private final IngestReadinessCheck ready;

    @Inject
    IngestReadinessCheckTest(AdmissionControl admissionControl, @Readiness IngestReadinessCheck ready) {
        this.admissionControl = admissionControl;
        this.ready = ready;
    }

    @Test
    void aFullServiceIsNotReadyUntilARequestLeaves() {
        var entered = 0;
        while (admissionControl.enter()) {
            entered++;
        }
        try {
            assertThat(admissionControl.inUse()).isEqualTo(admissionControl.limit());
            assertThat(ready.call().getStatus()).isEqualTo(Status.DOWN);
            assertThat(ready.call().getData().orElseThrow())
                    .extractingByKey("says")
                    .asString()
                    .contains("at its request limit");
            TestEvents.push(TestEvents.order("full", "1")).statusCode(503);
            admissionControl.leave();
            entered--;
            assertThat(ready.call().getStatus()).isEqualTo(Status.UP);
        } finally {
            for (; entered > 0; entered--) {
                admissionControl.leave();
            }
        }
    }
}
