package org.kept.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.kept.TestKeys.withKey;
import static org.kept.hook.TestHooks.deliveries;
import static org.kept.hook.TestHooks.put;
import static org.kept.hook.TestHooks.shopify;
import static org.kept.hook.TestHooks.shopifyOrder;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.hook.refusal.RefusalCounter;
import org.kept.hook.refusal.RefusalReason;

/** The inbox is bounded in days and in size. */
@QuarkusTest
@EmptyDatabase
@OnBothDatabases
class InboxLimitsTest {

    private final MovingClock clock = new MovingClock(Instant.parse("2024-04-01T10:00:00Z"));

    @Inject
    InboxLimits limits;

    @Inject
    DeliveryStore store;

    @Inject
    RefusalCounter refusals;

    @BeforeEach
    void setUp() {
        QuarkusMock.installMockForType(clock, Clock.class);
    }

    @Test
    void oldDeliveriesAreDeleted() {
        put("old", "shopify-order", "shopify");
        shopify("old", shopifyOrder("o1", "ann@example.org", "1"));
        clock.forward(Duration.ofDays(29));
        shopify("old", shopifyOrder("o2", "ann@example.org", "1"));
        limits.apply();
        deliveries("old", "").body("items", hasSize(2));
        clock.forward(Duration.ofDays(2));
        limits.apply();
        deliveries("old", "").body("items", hasSize(1));
    }

    @Test
    void oldCountsOfRefusalsAreDeleted() {
        put("refusing", "shopify-order", "shopify");
        refusals.count("refusing", RefusalReason.WRONG);
        clock.forward(Duration.ofDays(29));
        refusals.count("refusing", RefusalReason.MISSING);
        refusals.save();
        limits.apply();
        refused("refusing", 2);
        clock.forward(Duration.ofDays(2));
        limits.apply();
        refused("refusing", 1);
    }

    private static void refused(String hook, int rows) {
        withKey().get("/api/v1/hooks/" + hook + "/refusals").then().body("$", hasSize(rows));
    }

    @Test
    void failedDeliveriesAreDeletedLast() {
        put("large", "shopify-order", "shopify");
        shopify("large", shopifyOrder("l1", "ann@example.org", "one"));
        clock.forward(Duration.ofMinutes(1));
        shopify("large", shopifyOrder("l2", "ann@example.org", "1"));
        // One byte too many for both.
        var both = QuarkusTransaction.requiringNew().call(this::size);
        QuarkusTransaction.requiringNew().call(() -> store.deleteBeyond(both - 1));
        deliveries("large", "").body("items.state", contains("failed"));
        QuarkusTransaction.requiringNew().call(() -> store.deleteBeyond(0));
        deliveries("large", "").body("items", empty());
    }

    @Test
    void aHookIsRemovedWithAllItsDeliveries() {
        put("removed", "shopify-order", "shopify");
        put("other", "shopify-order", "shopify");
        for (var i = 0; i < 3; i++) {
            shopify("removed", shopifyOrder("r" + i, "ann@example.org", "1"));
        }
        shopify("other", shopifyOrder("r9", "ann@example.org", "1"));
        withKey().delete("/api/v1/hooks/removed").then().statusCode(204);
        assertThat(QuarkusTransaction.requiringNew().call(() -> store.deleteOfHook("removed")))
                .isZero();
        deliveries("other", "").body("items", hasSize(1));
    }

    private long size() {
        return store.size();
    }
}
