package org.kept.hook;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.kept.hook.TestHooks.name;
import static org.kept.hook.TestHooks.put;
import static org.kept.hook.TestHooks.shopify;
import static org.kept.hook.TestHooks.shopifyOrder;
import static org.kept.hook.TestHooks.wooCommerce;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.database.Database;
import org.kept.database.DistributedStatements;
import org.kept.ingest.store.EventVersionStore;

/** Later states of an order, a ticket or a conversation correct what was stored of it, in whatever order they come. */
@QuarkusTest
@OnBothDatabases
class LaterStatesTest {

    @Inject
    EventVersionStore versions;

    @Inject
    Database database;

    @Test
    void anOrderThatIsCancelledLaterIsVoided() {
        var name = name();
        put(name, "shopify-order", "shopify");
        var order = shopifyOrder(name, "ann@example.org", "12.50");
        var cancelled = order.substring(0, order.length() - 1) + ",\"cancelled_at\":\"2024-03-04T11:00:00Z\"}";
        var other = cancelled.replace(name, "never-" + name);
        shopify(name, other).statusCode(200).body("state", equalTo("ignored"));
        shopify(name, order).statusCode(200).body("state", equalTo("stored"));
        shopify(name, cancelled)
                .statusCode(200)
                .body("state", equalTo("stored"))
                .body("reason", containsString("The order was cancelled. This voids what was stored of it."));
        TestEvents.get("shopify", name).then().statusCode(200).body("voided", equalTo(true));
        shopify(name, cancelled + " ").statusCode(200).body("state", equalTo("ignored"));
        shopify(name, order + " ").statusCode(200);
        TestEvents.get("shopify", name).then().body("voided", equalTo(true));
        TestKeys.withKey()
                .get("/api/v1/audit?act=event.voided&limit=1")
                .then()
                .body("items[0].actor", equalTo("hook:" + name));
    }

    @Test
    void anOlderStateNeverOverwritesANewerOne() {
        var name = name();
        put(name, "woocommerce-order", "woocommerce");
        wooCommerce(name, wooOrder(name, "2024-03-05T10:00:00", "20.00")).body("state", equalTo("stored"));
        wooCommerce(name, wooOrder(name, "2024-03-04T12:00:00", "10.00"))
                .statusCode(200)
                .body("state", equalTo("replayed"));
        TestEvents.get("woocommerce", name).then().body("revision", equalTo(1));
        wooCommerce(name, wooOrder(name, "2024-03-06T10:00:00", "30.00"))
                .statusCode(200)
                .body("state", equalTo("stored"));
        TestEvents.get("woocommerce", name).then().body("revision", equalTo(2));
    }

    @Test
    void aNewerStateMayBeAsOneBeforeUnlessAPersonCorrectedIt() {
        var name = name();
        put(name, "woocommerce-order", "woocommerce");
        wooCommerce(name, wooOrder(name, "2024-03-04T10:00:00", "10.50")).body("state", equalTo("stored"));
        wooCommerce(name, wooOrder(name, "2024-03-05T10:00:00", "20.50")).body("state", equalTo("stored"));
        wooCommerce(name, wooOrder(name, "2024-03-06T10:00:00", "10.50")).body("state", equalTo("stored"));
        TestEvents.get("woocommerce", name).then().body("data.value", equalTo(10.5f));
        var corrected = "{'id':'" + name + "','source':'woocommerce','type':'order','time':'2024-03-04T10:00:00Z',"
                + "'data':{'value':15.25}}";
        TestEvents.put(TestEvents.json(corrected), "miscounted").statusCode(200);
        wooCommerce(name, wooOrder(name, "2024-03-07T10:00:00", "10.50")).body("state", equalTo("replayed"));
        TestEvents.get("woocommerce", name).then().body("data.value", equalTo(15.25f));
    }

    @Test
    void anOlderCancellationVoidsNothing() {
        var name = name();
        put(name, "woocommerce-order", "woocommerce");
        wooCommerce(name, wooOrder(name, "processing", "2024-03-04T10:05:00", "10.00"))
                .body("state", equalTo("stored"));
        wooCommerce(name, wooOrder(name, "failed", "2024-03-04T10:01:00", "10.00"))
                .statusCode(200)
                .body("state", equalTo("replayed"));
        TestEvents.get("woocommerce", name).then().body("voided", equalTo(false));
        wooCommerce(name, wooOrder(name, "failed", "2024-03-04T10:06:00", "10.00"))
                .body("state", equalTo("stored"));
        TestEvents.get("woocommerce", name).then().body("voided", equalTo(true));
    }

    @Test
    void aNewerStateRestoresWhatACancellationVoidedButNotWhatAPersonVoided() {
        var name = name();
        put(name, "woocommerce-order", "woocommerce");
        wooCommerce(name, wooOrder(name, "on-hold", "2024-03-04T10:00:00", "10.00"))
                .body("state", equalTo("stored"));
        wooCommerce(name, wooOrder(name, "failed", "2024-03-04T10:01:00", "10.00"))
                .body("state", equalTo("stored"));
        wooCommerce(name, wooOrder(name, "on-hold", "2024-03-04T10:00:30", "10.00"))
                .body("state", equalTo("replayed"));
        TestEvents.get("woocommerce", name).then().body("voided", equalTo(true));
        wooCommerce(name, wooOrder(name, "processing", "2024-03-04T10:02:00", "10.00"))
                .body("state", equalTo("stored"));
        TestEvents.get("woocommerce", name).then().body("voided", equalTo(false));

        TestEvents.delete("woocommerce", name, "mistaken").statusCode(lessThan(300));
        wooCommerce(name, wooOrder(name, "failed", "2024-03-04T10:03:00", "10.00"))
                .body("state", equalTo("ignored"));
        wooCommerce(name, wooOrder(name, "completed", "2024-03-04T10:04:00", "10.00"))
                .body("state", equalTo("replayed"));
        wooCommerce(name, wooOrder(name, "completed", "2024-03-04T10:05:00", "12.00"))
                .body("state", equalTo("ignored"));
        TestEvents.get("woocommerce", name).then().body("voided", equalTo(true));
    }

    @Test
    void anOrderWhoseCancellationCameFirstDoesNotCount() {
        cancelledFirst();
    }

    @Test
    void theStatementForCitusForgetsTheSameVersions() {
        DistributedStatements.during(database, this::cancelledFirst);
    }

    private void cancelledFirst() {
        var name = name();
        put(name, "shopify-order", "shopify");
        var order = shopifyOrder(name, "ann@example.org", "12.50");
        var begin = order.substring(0, order.length() - 1) + ",\"updated_at\":";
        shopify(name, begin + "\"2024-03-04T12:00:00+01:00\",\"cancelled_at\":\"2024-03-04T11:00:00Z\"}")
                .body("state", equalTo("ignored"));
        deleteUnusedVersions();
        shopify(name, begin + "\"2024-03-04T10:00:01Z\"}").body("state", equalTo("replayed"));
        TestEvents.get("shopify", name).then().statusCode(404);

        TestKeys.withKey().delete("/api/v1/hooks/" + name).then().statusCode(204);
        deleteUnusedVersions();
        put(name, "shopify-order", "shopify");
        shopify(name, begin + "\"2024-03-04T10:00:02Z\"}").body("state", equalTo("stored"));
    }

    /** The daily clean-up. */
    private void deleteUnusedVersions() {
        QuarkusTransaction.requiringNew().run(versions::deleteUnused);
    }

    @Test
    void aSecondStateOfATicketCorrectsTheFirst() {
        var name = name();
        put(name, "zendesk-ticket", "shopify");
        shopify(name, solved(name, "2024-03-04T11:00:00Z")).body("state", equalTo("stored"));
        shopify(name, solved(name, "2024-03-05T11:00:00Z")).body("state", equalTo("stored"));
        shopify(name, solved(name, "2024-03-04T12:00:00Z")).body("state", equalTo("replayed"));
        TestEvents.get("zendesk", name).then().body("data.handleSeconds", equalTo(90000));

        shopify(name, rated(name, "good", "", "2024-03-06T10:00:00Z")).body("state", equalTo("stored"));
        shopify(name, rated(name, "bad", "", "2024-03-06T11:00:00Z")).body("state", equalTo("stored"));
        shopify(name, rated(name, "bad", "Late", "2024-03-06T12:00:00Z")).body("state", equalTo("stored"));
        TestEvents.get("zendesk", name + "-csat")
                .then()
                .body("data.score", equalTo(1))
                .body("data.comment", equalTo("Late"));
    }

    @Test
    void aSecondStateOfAConversationCorrectsTheFirst() {
        var name = name();
        put(name, "intercom-conversation", "shopify");
        shopify(name, conversation(name, "conversation.admin.closed", 0, 5)).body("state", equalTo("stored"));
        shopify(name, conversation(name, "conversation.admin.closed", 1, 5)).body("state", equalTo("stored"));
        TestEvents.get("intercom", name).then().body("data.resolved", equalTo(false));
        shopify(name, conversation(name, "conversation.rating.added", 1, 5)).body("state", equalTo("stored"));
        shopify(name, conversation(name, "conversation.rating.added", 2, 1)).body("state", equalTo("stored"));
        shopify(name, conversation(name, "conversation.rating.added", 0, 4)).body("state", equalTo("replayed"));
        TestEvents.get("intercom", name + "-csat").then().body("data.score", equalTo(1));
    }

    private static String wooOrder(String number, String modified, String total) {
        return wooOrder(number, "completed", modified, total);
    }

    private static String wooOrder(String number, String status, String modified, String total) {
        return TestEvents.json("{'number':'" + number + "','status':'" + status + "',"
                        + "'date_created_gmt':'2024-03-04T10:00:00','date_modified_gmt':'" + modified + "','total':'"
                        + total
                        + "','billing':{'email':'ann@example.org'},'refunds':[]}")
                .toString();
    }

    private static String solved(String ticket, String updated) {
        return TestEvents.json("{'type':'zen:event-type:ticket.status_changed','event':{'current':'SOLVED'},"
                        + "'detail':{'id':'" + ticket + "','created_at':'2024-03-04T10:00:00Z','updated_at':'" + updated
                        + "','requester_id':'36','tags':[],'via':{'channel':'email'}}}")
                .toString();
    }

    private static String rated(String ticket, String rating, String comment, String updated) {
        return TestEvents.json("{'ticket':'" + ticket + "','rating':'" + rating + "','comment':'" + comment
                        + "','requester':'kim@example.org','group':'Support','via':'Mail','updated':'" + updated + "'}")
                .toString();
    }

    private static String conversation(String id, String topic, int reopens, int rating) {
        var updated = 1_709_550_000 + reopens;
        return TestEvents.json("{'topic':'" + topic + "','data':{'item':{'id':'" + id + "','created_at':1709546400,"
                        + "'updated_at':" + updated + ",'source':{'type':'conversation'},'statistics':{"
                        + "'time_to_admin_reply':42,'time_to_last_close':" + (3600 + reopens) + ",'last_close_at':"
                        + updated + ",'count_reopens':" + reopens + "},'conversation_rating':{'rating':" + rating
                        + ",'created_at':1709550000}}}}")
                .toString();
    }
}
