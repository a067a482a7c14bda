package org.kept.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as the named products export them, if the shared samples are present. */
class SharedFilesTest {

    private static final Path EXPORTS = Path.of("../shared/exports");

    private static FileInspection inspect(String name) throws IOException {
        var file = EXPORTS.resolve(name);
        assumeTrue(Files.exists(file), "the acceptance data is not on this machine");
        return FileInspector.inspect(file, null);
    }

    @ParameterizedTest
    @CsvSource({
        "shopify_orders_export.csv, UTF_8, COMMA, POINT, 1, false",
        "woocommerce_orders.csv, UTF_8, COMMA, POINT, 1, true",
        "zendesk_tickets.csv, UTF_8, COMMA,, 1, true",
        "freshdesk_tickets.csv, UTF_8, COMMA,, 1, true",
        "typeform_nps.csv, UTF_8, COMMA,, 1, true",
        "google_forms_csat.csv, UTF_8, COMMA,, 1, true",
        "delighted_nps.csv, UTF_8, COMMA,, 1, false",
        "surveymonkey_ces.csv, UTF_8, COMMA,, 1, true",
        "Master.csv, UTF_8, COMMA, POINT, 0, true",
        "queue_log, UTF_8, PIPE, POINT, 0, false",
        "twilio_calls.csv, UTF_8, COMMA, POINT, 1, false",
        "excel_german.csv, WINDOWS_1252, SEMICOLON, COMMA, 1, true",
        "weekly_kpis_long.csv, UTF_8, COMMA, POINT, 1, false",
        "on_time_deliveries.csv, UTF_8, COMMA,, 1, true"
    })
    void howAFileIsWrittenIsFoundOut(
            String name,
            CsvEncoding encoding,
            CsvSeparator separator,
            DecimalMark decimal,
            long headingRow,
            boolean localTimes)
            throws IOException {
        var inspection = inspect(name);
        assertThat(inspection.kind()).isEqualTo(FileKind.CSV);
        assertThat(inspection.dialect().encoding()).isEqualTo(encoding);
        assertThat(inspection.dialect().separator()).isEqualTo(separator);
        assertThat(inspection.dialect().decimal()).isEqualTo(decimal);
        assertThat(inspection.headingRow()).isEqualTo(headingRow);
        assertThat(inspection.dialect().localTimes()).isEqualTo(localTimes);
        assertThat(inspection.rows()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shopify_orders_export.csv | Name | ID",
                "shopify_orders_export.csv | Id | ID",
                "shopify_orders_export.csv | Email | EMAIL",
                "shopify_orders_export.csv | Created at | DATE",
                "shopify_orders_export.csv | Total | NUMBER",
                "shopify_orders_export.csv | Refunded Amount | NUMBER",
                "woocommerce_orders.csv | Order Number | ID",
                "woocommerce_orders.csv | Order Date | DATE",
                "woocommerce_orders.csv | Email (Billing) | EMAIL",
                "woocommerce_orders.csv | Order Total Amount | NUMBER",
                "zendesk_tickets.csv | Id | ID",
                "zendesk_tickets.csv | Requester email | EMAIL",
                "zendesk_tickets.csv | Created at | DATE",
                "zendesk_tickets.csv | Satisfaction Score | SCORE_WORDS",
                "zendesk_tickets.csv | First reply time in minutes | DURATION",
                "zendesk_tickets.csv | Full resolution time in minutes | DURATION",
                "zendesk_tickets.csv | Replies | NUMBER",
                "freshdesk_tickets.csv | Ticket ID | ID",
                "freshdesk_tickets.csv | First response time (in hrs) | DURATION",
                "freshdesk_tickets.csv | Resolution time (in hrs) | DURATION",
                "freshdesk_tickets.csv | Survey results | SCORE_WORDS",
                "freshdesk_tickets.csv | Email | EMAIL",
                "typeform_nps.csv | # | ID",
                "typeform_nps.csv | email | EMAIL",
                "typeform_nps.csv | Submit Date (UTC) | DATE",
                "google_forms_csat.csv | Timestamp | DATE",
                "google_forms_csat.csv | How satisfied are you with our service today? | NUMBER",
                "google_forms_csat.csv | Which shop did you visit? | CHOICE",
                "delighted_nps.csv | ID | ID",
                "delighted_nps.csv | Score | NUMBER",
                "delighted_nps.csv | Created At | DATE",
                "delighted_nps.csv | Person Email | EMAIL",
                "delighted_nps.csv | Survey Type | CHOICE",
                "surveymonkey_ces.csv | Respondent ID | ID",
                "surveymonkey_ces.csv | Date Created | DATE",
                "surveymonkey_ces.csv | The company made it easy for me to handle my issue. | SCORE_WORDS",
                "Master.csv | Column 10 | DATE",
                "Master.csv | Column 13 | NUMBER",
                "Master.csv | Column 15 | CHOICE",
                "queue_log | Column 1 | DATE",
                "twilio_calls.csv | sid | ID",
                "twilio_calls.csv | from | ID",
                "twilio_calls.csv | start_time | DATE",
                "twilio_calls.csv | duration | DURATION",
                "twilio_calls.csv | status | CHOICE",
                "excel_german.csv | Vorgang | ID",
                "excel_german.csv | Datum | DATE",
                "excel_german.csv | Uhrzeit | TIME_OF_DAY",
                "excel_german.csv | Abteilung | CHOICE",
                "excel_german.csv | Wartezeit (Sek.) | DURATION",
                "excel_german.csv | Gesprächsdauer (Min.) | DURATION",
                "excel_german.csv | Beim ersten Mal gelöst | YES_NO",
                "excel_german.csv | Bestellwert | NUMBER",
                "excel_german.csv | Kundennr. | ID",
                "weekly_kpis_long.csv | Week | DATE",
                "weekly_kpis_long.csv | Team | CHOICE",
                "weekly_kpis_long.csv | Return rate | SHARE",
                "weekly_kpis_long.csv | Avg wait (s) | DURATION",
                "weekly_kpis_long.csv | CSAT | SHARE",
                "weekly_kpis_long.csv | NPS | NUMBER",
                "on_time_deliveries.csv | order | ID",
                "on_time_deliveries.csv | promised | DATE",
                "on_time_deliveries.csv | delivered | DATE",
                "on_time_deliveries.csv | carrier | CHOICE"
            })
    void whatAColumnHoldsIsGuessed(String name, String column, ColumnType type) throws IOException {
        var types = new HashMap<String, ColumnType>();
        inspect(name).columns().forEach(each -> types.put(each.name(), each.type()));
        assertThat(types).containsEntry(column, type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"google_forms_csat.csv", "surveymonkey_ces.csv"})
    void theMonthIsFirstWhereADayProvesIt(String name) throws IOException {
        assertThat(inspect(name).dialect().dates()).isEqualTo(DateOrder.MONTH_FIRST);
    }

    @Test
    void theMonthlyWorkbookHasItsHeadingsBelowTheTitle() throws IOException {
        var inspection = inspect("monthly_kpis.xlsx");
        assertThat(inspection.kind()).isEqualTo(FileKind.XLSX);
        assertThat(inspection.sheets())
                .containsExactly(
                        new FileInspection.SheetTab("KPIs", false, true),
                        new FileInspection.SheetTab("Notes", false, false));
        assertThat(inspection.headingRow()).isEqualTo(4);
        assertThat(inspection.columns().stream().map(ColumnInspection::name))
                .startsWith("KPI", "Team", "Unit", "2026-09-01", "2026-10-01", "2026-11-01");
        assertThat(inspection.rows().get(0).subList(3, 5)).isEqualTo(List.of("3.68122185235951%", "3.91965678627145%"));
    }

    @Test
    void durationsAndErrorsOfTheMonthlyWorkbookAreTexts() throws IOException {
        var inspection = inspect("monthly_kpis.xlsx");
        var waits = new HashMap<String, String>();
        var texts = new HashMap<String, Long>();
        try (var reader = FileInspector.open(EXPORTS.resolve("monthly_kpis.xlsx"), inspection)) {
            for (var row = reader.next(); row != null; row = reader.next()) {
                if (row.cell(0).equals("Average wait")) {
                    waits.put(row.cell(1), row.cell(3));
                }
                row.cells().forEach(cell -> texts.merge(cell, 1L, Long::sum));
            }
        }
        assertThat(waits).containsEntry("All", "0:01:15").containsEntry("Phone", "0:00:58");
        assertThat(texts).containsEntry("#DIV/0!", 1L).containsEntry("n/a", 1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shopify_order_create/1.json",
                "shopify_refund_create/1.json",
                "stripe_charge_refunded/1.json",
                "zendesk_webhook/1.json",
                "zendesk_trigger/1.json",
                "intercom_conversation/1.json",
                "typeform_nps/1.json"
            })
    void payloadsOfWebhooksAreJson(String name) throws IOException {
        var inspection = inspect(name);
        assertThat(inspection.kind()).isEqualTo(FileKind.JSON);
        assertThat(inspection.columns()).isNotEmpty().allMatch(each -> each.name()
                .startsWith("/"));
        assertThat(inspection.rows()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"expected/Master.csv.ndjson", "expected/queue_log.ndjson"})
    void linesOfJsonAreNdjson(String name) throws IOException {
        assertThat(inspect(name).kind()).isEqualTo(FileKind.NDJSON);
    }
}
