package org.kept.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.hook.SharedDeliveries;
import org.kept.imports.page.ImportWalk;
import org.kept.ui.NumberFormatter;

/**
 * Each export and webhook of another product gives exactly its totals in an empty Kept, and changes nothing the second
 * time.
 */
@QuarkusTest
@EmptyDatabase(beforeEach = true)
@OnBothDatabases
class SharedTotalsTest {

    private static final Path BY_HAND = Path.of("src/test/resources/mapping/by-hand");

    private static final String LATE_DELIVERIES = """
            {'name':'Late deliveries','betterWhen':'lower','unit':'fraction',
             'numerator':{'type':'delivery','where':{'late':true}},'denominator':{'type':'delivery'}}""";

    @BeforeEach
    void setUp() {
        SharedTotals.setClock();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = SharedTotals.FILES)
    void aFileOfARecipeGivesItsTotalsOnce(String file, String recipe, @Nullable String zone) throws IOException {
        assertTotalsOnce(file, recipe, zone);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = SharedTotals.FILES)
    void aFileOfARecipeGivesItsTotalsByPage(String file, String recipe, @Nullable String zone) throws IOException {
        assumeTrue(Files.exists(SharedTotals.EXPORTS.resolve(file)), "no exports beside the project");
        var walk = new ImportWalk(TestKeys.signedIn());
        assertThat(importByPage(walk, file, recipe, zone))
                .contains(NumberFormatter.of(SharedTotals.events(file), "event", "events") + " imported and counted.");
        SharedTotals.assertAreThoseOf(file);
        assertThat(importByPage(walk, file, recipe, zone)).contains("0\u00a0events imported and counted.");
        SharedTotals.assertAreThoseOf(file);
    }

    private static String importByPage(ImportWalk walk, String file, String recipe, @Nullable String zone)
            throws IOException {
        var page = walk.upload(file, Files.readAllBytes(SharedTotals.EXPORTS.resolve(file)));
        var chosen = zone == null
                ? walk.choose(page, "mapping", recipe)
                : walk.choose(page, "mapping", recipe, "zone", zone);
        walk.start(chosen);
        return walk.finished(page);
    }

    @ParameterizedTest
    @CsvSource({"excel_german.csv", "on_time_deliveries.csv", "weekly_kpis_long.csv"})
    void aFileMappedByHandGivesItsTotalsOnce(String file) throws IOException {
        var name = file.substring(0, file.indexOf('.')).replace('_', '-');
        TestEvents.body("application/yaml", Files.readAllBytes(BY_HAND.resolve(file + ".yaml")))
                .accept("application/json")
                .put("/api/v1/mappings/" + name)
                .then()
                .statusCode(200);
        TestEvents.body("application/json", TestEvents.json(LATE_DELIVERIES).toString())
                .put("/api/v1/kpis/late-deliveries")
                .then()
                .statusCode(200);
        assertTotalsOnce(file, name, null);
    }

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
    void deliveriesGiveTheirTotalsOnce(String folder, String recipe, String scheme) throws IOException {
        assumeTrue(SharedDeliveries.areThere(folder), "no exports beside the project");
        var hook = folder.replace('_', '-');
        SharedDeliveries.putHook(hook, recipe, scheme);
        for (var each : SharedDeliveries.of(folder)) {
            deliver(hook, each, each.newEvents());
        }
        SharedTotals.assertAreThoseOf(folder);
        for (var each : SharedDeliveries.of(folder)) {
            deliver(hook, each, 0);
        }
        SharedTotals.assertAreThoseOf(folder);
        assertEqualToARebuild();
    }

    private static void assertTotalsOnce(String file, String mapping, @Nullable String zone) throws IOException {
        assumeTrue(Files.exists(SharedTotals.EXPORTS.resolve(file)), "no exports beside the project");
        var events = SharedTotals.events(file);
        SharedTotals.send(file, mapping, zone)
                .body("received", equalTo(events))
                .body("accepted", equalTo(events))
                .body("rejected", equalTo(0));
        SharedTotals.assertAreThoseOf(file);
        SharedTotals.send(file, mapping, zone)
                .body("received", equalTo(events))
                .body("accepted", equalTo(0))
                .body("corrected", equalTo(0))
                .body("replayed", equalTo(events));
        SharedTotals.assertAreThoseOf(file);
        assertEqualToARebuild();
    }

    private static void deliver(String hook, SharedDeliveries.SharedDelivery delivery, int newEvents)
            throws IOException {
        var answer = SharedDeliveries.send(hook, delivery);
        assertThat(answer.statusCode())
                .as(delivery + " " + answer.asString())
                .isEqualTo(delivery.isRefused() ? 401 : 200);
        if (!delivery.isRefused()) {
            assertThat(answer.jsonPath().getInt("accepted"))
                    .as(delivery.toString())
                    .isEqualTo(newEvents);
        }
    }

    private static void assertEqualToARebuild() {
        TestEvents.body("application/json", "")
                .post("/api/v1/rollup/rebuild?check=true")
                .then()
                .statusCode(200)
                .body("differences", equalTo(0));
    }
}
