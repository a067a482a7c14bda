package org.kept.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.hook.SharedDeliveries.SharedDelivery;

/** Deliveries as the named systems send them, if the shared samples are present. */
@QuarkusTest
@EmptyDatabase
class SharedHooksTest {

    @ParameterizedTest
    @CsvSource({
        "shopify_order_create, shopify-order, shopify",
        "shopify_refund_create, shopify-refund, shopify",
        "stripe_charge_refunded, stripe-refund, stripe",
        "zendesk_webhook, zendesk-ticket, zendesk",
        "zendesk_trigger, zendesk-ticket, zendesk",
        "intercom_conversation, intercom-conversation, intercom",
        "typeform_nps, typeform-response, typeform",
    })
    void deliveriesBecomeWhatTheirListSays(String folder, String recipe, String scheme) throws IOException {
        assumeTrue(SharedDeliveries.areThere(folder));
        QuarkusMock.installMockForType(new MovingClock(SharedDeliveries.AFTER_ALL), Clock.class);
        var name = folder.replace('_', '-');
        SharedDeliveries.putHook(name, recipe, scheme);
        for (var each : SharedDeliveries.of(folder)) {
            deliver(name, each);
        }
    }

    private static void deliver(String name, SharedDelivery delivery) throws IOException {
        var answer = SharedDeliveries.send(name, delivery);
        if (delivery.isRefused()) {
            assertThat(answer.statusCode()).as(delivery.toString()).isEqualTo(401);
        } else {
            assertThat(answer.statusCode())
                    .as(delivery + " " + answer.asString())
                    .isEqualTo(200);
            assertThat(answer.jsonPath().getString("state"))
                    .as(delivery.toString())
                    .isEqualTo(delivery.outcome());
            assertThat(answer.jsonPath().getInt("accepted"))
                    .as(delivery.toString())
                    .isEqualTo(delivery.newEvents());
        }
    }
}
