package org.kept.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.document.DocumentFormat;
import org.kept.table.DateOrder;

/** Files and webhooks of other products give the events that a careful reader would expect. */
class ExportsTest {

    private static final Path EXPORTS = Path.of("../shared/exports");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "shopify_orders_export.csv | shopify-orders | none",
                "woocommerce_orders.csv | woocommerce-orders | Europe/Berlin",
                "zendesk_tickets.csv | zendesk-tickets | America/New_York",
                "freshdesk_tickets.csv | freshdesk-tickets | Europe/Berlin",
                "typeform_nps.csv | typeform-responses | none",
                "google_forms_csat.csv | google-forms-responses | America/New_York",
                "delighted_nps.csv | delighted-responses | none",
                "surveymonkey_ces.csv | surveymonkey-responses | America/Chicago",
                "Master.csv | asterisk-cdr | Europe/Berlin",
                "queue_log | asterisk-queue-log | none",
                "twilio_calls.csv | twilio-calls | none",
                "weekly_kpis_long.csv | kpi-table | Europe/London",
            })
    void aFileGivesTheEventsOfItsRecipe(String file, String recipe, @Nullable String zone) throws IOException {
        // An import finds the order of dates in the file.
        var mapping = recipe(recipe, zone).completed(null, DateOrder.MONTH_FIRST);
        char separator = mapping.separator() == null ? ',' : mapping.separator();
        var records = RecordFiles.rows(text(file, StandardCharsets.UTF_8), separator, mapping);
        assertThat(records).isNotEmpty();
        compare(file, RecordFiles.mapped(mapping, records));
    }

    @ParameterizedTest
    @CsvSource({
        "shopify_order_create, shopify-order",
        "shopify_refund_create, shopify-refund",
        "stripe_charge_refunded, stripe-refund",
        "zendesk_webhook, zendesk-ticket",
        "zendesk_trigger, zendesk-ticket",
        "intercom_conversation, intercom-conversation",
        "typeform_nps, typeform-response",
    })
    void genuineDeliveriesGiveTheEventsOfTheirRecipe(String folder, String recipe) throws IOException {
        var mapping = recipe(recipe, null);
        var records = new ArrayList<SourceRecord>();
        for (var delivery : text(folder + "/deliveries.csv", StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .toList()) {
            if (delivery.contains(",stored,") || delivery.contains(",ignored,")) {
                var number = delivery.substring(0, delivery.indexOf(','));
                var body = text(folder + "/" + number + ".json", StandardCharsets.UTF_8);
                records.add(SourceRecord.payload(Long.parseLong(number), RecordFiles.json(body)));
            }
        }
        compare(folder, RecordFiles.mapped(mapping, records));
    }

    @ParameterizedTest
    @CsvSource({
        "excel_german.csv, windows-1252, ;",
        "on_time_deliveries.csv, UTF-8, ','",
        "weekly_kpis_long.csv, UTF-8, ','",
    })
    void aFileOfOnesOwnIsMappedByHand(String file, String charset, char separator) throws IOException {
        var yaml = resource("by-hand/" + file + ".yaml");
        var mapping = MappingDocument.parse(yaml, DocumentFormat.YAML).mapping();
        var records = RecordFiles.rows(text(file, Charset.forName(charset)), separator, mapping);
        compare(file, RecordFiles.mapped(mapping, records));
    }

    private static Mapping recipe(String name, @Nullable String zone) {
        var document = zone == null
                ? "{\"recipe\":\"" + name + "\"}"
                : "{\"recipe\":\"" + name + "\",\"zone\":\"" + zone + "\"}";
        return MappingDocument.parse(document, DocumentFormat.JSON).mapping();
    }

    private static void compare(String name, List<MappedRecord> mapped) throws IOException {
        assertThat(mapped).allSatisfy(each -> assertThat(each.faults()).isEmpty());
        var events = RecordFiles.events(mapped);
        var expected = text("expected/" + name + ".ndjson", StandardCharsets.UTF_8)
                .lines()
                .map(RecordFiles::json)
                .toList();
        assertThat(events).hasSameSizeAs(expected);
        for (var i = 0; i < expected.size(); i++) {
            assertThat(RecordFiles.compared(events.get(i), expected.get(i)))
                    .isEqualTo(RecordFiles.compared(expected.get(i), expected.get(i)));
        }
        var keys = new HashSet<String>();
        for (JsonNode event : events) {
            assertThat(keys.add(event.path("source").asText() + " "
                            + event.path("id").asText()))
                    .isTrue();
        }
    }

    private static String text(String name, Charset charset) throws IOException {
        var file = EXPORTS.resolve(name);
        assumeTrue(Files.exists(file), "no exports beside the project");
        return Files.readString(file, charset);
    }

    private static String resource(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/mapping", name));
    }
}
