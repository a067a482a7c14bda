package org.kept.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.kept.TestKeys.signedIn;
import static org.kept.TestKeys.withKey;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;

/** A first start that requests the sample company; the tests run in order. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase(EmptyDatabase.FirstStart.SAMPLE)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SampleLoadJobTest {

    @Inject
    SampleLoadJob filling;

    @Inject
    SampleRequestStore wishes;

    @Inject
    SampleLoadedObserver watch;

    private static @Nullable SampleLoaded first;

    @Test
    @Order(1)
    void aFirstStartThatRequestsItLoadsAllOfIt() {
        first = watch.next();
        var receipt = first.receipt();
        assertThat(receipt.errors()).isEmpty();
        assertThat(receipt.accepted()).isEqualTo(receipt.received()).isGreaterThan(50_000);
        assertThat(wishes.pending()).isEmpty();
        assertLoadedOnce();
    }

    @Test
    @Order(2)
    void aStartAfterAnInterruptedLoadLoadsAgainWithoutDuplicates() {
        var before = first;
        assertThat(before).isNotNull();
        wishes.save(before.wish());
        filling.resume(new StartupEvent());
        signedIn().get("/keys").then().body(containsString("Loading the sample company"));

        var again = watch.next().receipt();
        assertThat(again.replayed()).isEqualTo(before.receipt().received());
        assertThat(wishes.pending()).isEmpty();
        assertLoadedOnce();
    }

    private static void assertLoadedOnce() {
        withKey().get("/api/v1/mission/versions").then().body("items", hasSize(1));
        withKey().get("/api/v1/annotations").then().body("text", hasSize(2));
        withKey().get("/api/v1/kpis/incorrect-fulfillment-rate/phases").then().body("because", hasSize(1));
        signedIn()
                .get("/keys")
                .then()
                .body(containsString(SampleCompany.NAME))
                .body(not(containsString("Loading the sample company")));
    }
}
