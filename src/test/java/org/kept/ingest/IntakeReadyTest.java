package org.kept.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;
import org.kept.TestEvents;

@QuarkusTest
class IntakeReadyTest {

    private final Places places;
    private final IntakeReady ready;

    @Inject
    IntakeReadyTest(Places places, @Readiness IntakeReady ready) {
        this.places = places;
        this.ready = ready;
    }

    @Test
    void aDoorThatIsFullSaysSoAndIsReadyAgainWhenOneLeaves() {
        var entered = 0;
        while (places.enter()) {
            entered++;
        }
        try {
            assertThat(places.taken()).isEqualTo(places.most());
            assertThat(ready.call().getStatus()).isEqualTo(Status.DOWN);
            assertThat(ready.call().getData().orElseThrow())
                    .extractingByKey("says")
                    .asString()
                    .contains("as are let in");
            TestEvents.push(TestEvents.order("full", "1")).statusCode(503);
            places.leave();
            entered--;
            assertThat(ready.call().getStatus()).isEqualTo(Status.UP);
        } finally {
            for (; entered > 0; entered--) {
                places.leave();
            }
        }
    }
}
