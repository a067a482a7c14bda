package org.kept.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.TestKeys;

/** Deliveries as the named systems send them, where the shared samples are present. */
@QuarkusTest
@EmptyDatabase
class SharedHooksTest {

    private static final Path EXPORTS = Path.of("../shared/exports");
    private static final Instant AFTER_ALL = Instant.parse("2026-11-29T12:00:00Z");

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
        var list = EXPORTS.resolve(folder).resolve("deliveries.csv");
        assumeTrue(Files.exists(list));
        QuarkusMock.installMockForType(new MovingClock(AFTER_ALL), Clock.class);
        var name = folder.replace('_', '-');
        TestKeys.withKey()
                .contentType("application/json")
                .body("{\"mapping\":\"" + recipe + "\",\"signature\":{\"scheme\":\"" + scheme
                        + "\",\"secret\":\"test-secret-not-real\"}}")
                .put("/api/v1/hooks/" + name)
                .then()
                .statusCode(200);
        for (var line : Files.readAllLines(list)) {
            var cells = line.split(",", -1);
            if (cells[1].endsWith(".json")) {
                deliver(name, list.resolveSibling(cells[1]), list.resolveSibling(cells[2]), cells[4], cells[5]);
            }
        }
    }

    private static void deliver(String name, Path body, Path headers, String outcome, String newEvents)
            throws IOException {
        var request = TestHooks.delivery(Files.readString(body, StandardCharsets.UTF_8));
        var at = AFTER_ALL;
        for (var line : Files.readAllLines(headers)) {
            var colon = line.indexOf(':');
            var header = line.substring(0, colon);
            var value = line.substring(colon + 1).strip();
            if (header.equalsIgnoreCase("Stripe-Signature")) {
                at = Instant.ofEpochSecond(Long.parseLong(value.substring("t=".length(), value.indexOf(','))));
            }
            if (!header.equalsIgnoreCase("Content-Type")
                    && !header.equalsIgnoreCase("Content-Length")
                    && !header.equalsIgnoreCase("Host")) {
                request.header(header, value);
            }
        }
        QuarkusMock.installMockForType(new MovingClock(at), Clock.class);
        var answer = request.post("/hooks/" + name);
        if (outcome.equals("refused")) {
            assertThat(answer.statusCode()).as(name + " " + body).isEqualTo(401);
        } else {
            assertThat(answer.statusCode()).as(name + " " + answer.asString()).isEqualTo(200);
            assertThat(answer.jsonPath().getString("state")).as(body.toString()).isEqualTo(outcome);
            assertThat(answer.jsonPath().getString("accepted"))
                    .as(body.toString())
                    .isEqualTo(newEvents);
        }
    }
}
