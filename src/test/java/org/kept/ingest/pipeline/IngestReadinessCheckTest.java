package org.kept.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Deque;
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
        var entered = enterAs("one", "another");
        try {
            assertThat(admissionControl.inUse()).isEqualTo(admissionControl.limit());
            assertThat(ready.call().getStatus()).isEqualTo(Status.DOWN);
            assertThat(ready.call().getData().orElseThrow())
                    .extractingByKey("says")
                    .asString()
                    .contains("at its request limit");
            TestEvents.push(TestEvents.order("full", "1")).statusCode(503);
            admissionControl.leave(entered.pop());
            assertThat(ready.call().getStatus()).isEqualTo(Status.UP);
        } finally {
            entered.forEach(admissionControl::leave);
        }
    }

    @Test
    void oneCallerLeavesPlacesToOthers() {
        var entered = enterAs("one");
        try {
            assertThat(admissionControl.inUse()).isEqualTo(admissionControl.limit() * 3 / 4);
            assertThat(ready.call().getStatus()).isEqualTo(Status.UP);
            TestEvents.push(TestEvents.order("shared", "1")).statusCode(200);
        } finally {
            entered.forEach(admissionControl::leave);
        }
    }

    /** Takes every place that these callers get; returns the caller of each. */
    private Deque<String> enterAs(String... callers) {
        var entered = new ArrayDeque<String>();
        for (var caller : callers) {
            while (admissionControl.enter(caller)) {
                entered.push(caller);
            }
        }
        return entered;
    }
}
