package org.kept.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.TestEvents.body;
import static org.kept.TestEvents.delete;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.get;
import static org.kept.TestEvents.push;
import static org.kept.TestKeys.withKey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.access.DataScope;
import org.kept.audit.Actor;
import org.kept.calendar.Period;
import org.kept.ingest.EventIngestion;
import org.kept.ingest.IngestOptions;
import org.kept.ingest.SentRecord;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Kpi;

/** A preview of an import lists exactly the changes that the import then makes, and leaves nothing behind. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase
class ImpactPreviewTest {

    private static final int STORED = 80;
    private static final int ALL = 10_000;
    private static final IngestOptions CORRECTING =
            IngestOptions.of(false, true, new Actor("importer", null, null), DataScope.EVERYTHING);

    private final List<String> excluded = new ArrayList<>();
    private final ImpactPreview preview;
    private final EventIngestion ingestion;
    private final KpiReader kpiReader;
    private final KpiRegistry kpiRegistry;

    @Inject
    ImpactPreviewTest(ImpactPreview preview, EventIngestion ingestion, KpiReader kpiReader, KpiRegistry kpiRegistry) {
        this.preview = preview;
        this.ingestion = ingestion;
        this.kpiReader = kpiReader;
        this.kpiRegistry = kpiRegistry;
    }

    @BeforeEach
    void defineAGuaranteeAndACustomKpi() {
        body("application/json", """
                {"statement":"We answer within a minute.","effectiveFrom":"2000-01-03","clauses":[
                 {"code":"minute","quote":"within a minute","measures":[],"guarantee":
                  {"promise":"A minute","consequence":"a free stamp",
                   "breach":{"type":"contact","where":{"waitSeconds":{"over":60}}}}}]}
                """).put("/api/v1/mission").then().statusCode(200);
        body("application/json", """
                {"name":"Returns per complaint","betterWhen":"neutral","unit":"per-hundred",
                 "numerator":{"type":"return","where":{"order":{"exists":true}}},
                 "denominator":{"type":"complaint"}}""")
                .put("/api/v1/kpis/returns-per-complaint")
                .then()
                .statusCode(200);
        body("application/json", """
                {"name":"Mean wait","betterWhen":"lower","unit":"seconds","percentile":75,
                 "numerator":{"type":"contact","sum":"waitSeconds"},
                 "denominator":{"type":"contact","count":"waitSeconds"}}""").put("/api/v1/kpis/mean-wait").then().statusCode(200);
        body("application/json", """
                {"name":"Orders per customer","betterWhen":"higher","unit":"number",
                 "numerator":{"type":"order"},"denominator":{"type":"order","distinct":"customer"}}""")
                .put("/api/v1/kpis/orders-per-customer")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void thePreviewTellsWhatTheImportDoes(long seed) {
        assertToldAsImported(seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void excludedTimeIsLeftOutBeforeAndAfter(long seed) {
        exclude("{'from':'2024-03-05T08:00Z','to':'2024-03-06T02:00Z'}");
        exclude("{'from':'2024-03-12','to':'2024-03-13'}");
        exclude("{'from':'2024-03-18','to':'2024-03-22','kpi':'awt'}");
        exclude("{'from':'2024-03-19','to':'2024-03-19','kpi':'mean-wait'}");
        assertToldAsImported(seed);
        var complaint = event("impact excluded", "c" + seed, "complaint", "2024-03-07T10:00:00Z", "{}");
        assertThat(preview.of(records(List.of(complaint)), CORRECTING, List.of(), ALL)
                        .omissions())
                .containsExactly("Excluded time is left out.");
    }

    private void exclude(String members) {
        var body = members.replace("}", ",'category':'outage','because':'Power cut'}")
                .replace('\'', '"');
        excluded.add(body("application/json", body)
                .post("/api/v1/exclusions")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    @AfterEach
    void endExclusions() {
        excluded.forEach(id -> withKey()
                .queryParam("reason", "The test is over.")
                .delete("/api/v1/exclusions/" + id)
                .then()
                .statusCode(200));
    }

    private void assertToldAsImported(long seed) {
        var history = new History(seed, "impact-" + seed);
        var stored = history.events(STORED);
        push(stored).statusCode(200);
        delete("history impact-" + seed, "e" + (STORED - 1), "never happened").statusCode(204);
        var sent = mixed(history, stored, seed);

        var before = numbers();
        var percentilesBefore = percentiles();
        var impact = preview.of(records(sent), CORRECTING, List.of(), ALL);
        assertThat(numbers()).isEqualTo(before);

        var receipt = ingestion.push(sent.iterator(), CORRECTING);
        assertThat(receipt.accepted()).isPositive();
        assertThat(receipt.corrected()).isPositive();
        assertThat(receipt.replayed()).isPositive();
        assertThat(receipt.rejected()).isPositive();
        var after = numbers();
        assertThat(told(impact)).isEqualTo(differences(before, after)).isNotEmpty();
        assertThat(ofCompanions(impact)).isEqualTo(differences(percentilesBefore, percentiles()));
        assertThat(impact.changes())
                .filteredOn(change -> change.companion() == null)
                .allSatisfy(change -> assertThat(after.get(name(change.kpi().code(), change.week())))
                        .isEqualTo(change.after().toString()))
                .allSatisfy(change -> assertThat(before.get(name(change.kpi().code(), change.week())))
                        .isEqualTo(change.before().toString()));
        assertThat(preview.of(records(sent), CORRECTING, List.of(), ALL).changes())
                .isEmpty();
    }

    /**
     * Replays, corrections, new events, a voided event, figures of the whole company, and a record without an event.
     */
    private static List<ObjectNode> mixed(History history, List<ObjectNode> stored, long seed) {
        var sent = new ArrayList<>(stored.subList(0, 10));
        for (var id = 30; id < STORED + 40; id++) {
            sent.add(history.event(id));
        }
        sent.add(history.event(STORED + 1));
        var source = "history impact-" + seed;
        sent.add(event(
                source,
                "week",
                "figure",
                "{'kpi':'csat','week':'2024-W12','numerator':" + seed + ",'denominator':20}"));
        sent.add(event(
                source,
                "day",
                "figure",
                "{'kpi':'return-rate','date':'2024-03-05','numerator':" + seed + ",'denominator':20}"));
        sent.add(event(source, "moved", "order", "{}").put("team", "green"));
        sent.add(event(source, "wrong", "order", "{'customer':17}"));
        return sent;
    }

    @Test
    void eventsThatMoveBetweenADayWithAFigureAndOneWithoutChangeTheirWeek() {
        push(List.of(
                        event("impact days", "1", "survey", "2024-06-03T10:00:00Z", "{'question':'csat','score':5}"),
                        event("impact days", "2", "survey", "2024-06-03T11:00:00Z", "{'question':'csat','score':1}"),
                        event(
                                "impact days",
                                "f",
                                "figure",
                                "2024-06-04T10:00:00Z",
                                "{'kpi':'csat','date':'2024-06-04','numerator':1,'denominator':2}")))
                .statusCode(200);
        var moved = event("impact days", "2", "survey", "2024-06-04T11:00:00Z", "{'question':'csat','score':1}");
        var impact = preview.of(records(List.of(moved)), CORRECTING, List.of(), ALL);
        assertThat(impact.changes()).singleElement().satisfies(change -> {
            assertThat(change.before().value()).hasValue(0.5);
            assertThat(change.after().value()).hasValue(2 / 3.0);
            assertThat(change.line(Period.parse("2024-W30")))
                    .isEqualTo("Customer satisfaction, week 23: 50.0% → 66.7%");
        });
    }

    @Test
    void importantKpisComeFirstThenTheNewestWeeks() {
        var sent = List.of(
                event("impact order", "1", "order", "2024-07-01T10:00:00Z", "{}"),
                event("impact order", "2", "complaint", "2024-07-01T10:00:00Z", "{}"),
                event("impact order", "3", "order", "2024-07-08T10:00:00Z", "{}"),
                event(
                        "impact order",
                        "4",
                        "contact",
                        "2024-07-08T10:00:00Z",
                        "{'outcome':'abandoned','waitSeconds':9}"));
        var first = List.of(Catalogue.find("complaint-rate").orElseThrow());
        var impact = preview.of(records(sent), CORRECTING, first, 3);
        assertThat(impact.changes())
                .extracting(change -> change.kpi().code() + " " + change.week())
                .startsWith("complaint-rate 2024-W28", "complaint-rate 2024-W27")
                .hasSize(3);
        assertThat(impact.changes().get(2).week()).isEqualTo(Period.parse("2024-W28"));
        assertThat(impact.more()).isPositive();
        assertThat(impact.previewed()).isEqualTo(4);
        assertThat(impact.omissions()).singleElement().asString().startsWith("And ");
    }

    @Test
    void aPreviewStoresNothing() {
        push(event("impact stored", "1", "order", "{}"));
        var complaint = event("impact nothing", "1", "complaint", "{}").put("team", "a team of a preview");
        assertThat(preview.of(records(List.of(complaint)), CORRECTING, List.of(), ALL)
                        .changes())
                .isNotEmpty();
        get("impact nothing", "1").then().statusCode(404);
        assertThat(kpiReader.teams(DataScope.EVERYTHING)).doesNotContain("a team of a preview");
        SharedNumbers.rebuildFindsNoDifference();
    }

    private static List<SentRecord> records(List<? extends JsonNode> events) {
        var records = new ArrayList<SentRecord>();
        events.forEach(each -> records.add(SentRecord.of(records.size(), null, each)));
        return records;
    }

    /** Every reading of the whole company in the weeks of a history. */
    private Map<String, String> numbers() {
        var numbers = new TreeMap<String, String>();
        for (var kpi : kpiRegistry.all()) {
            kpiReader
                    .series(kpi, Period.parse("2024-W05"), Period.parse("2024-W20"), Slice.ALL)
                    .forEach(point -> numbers.put(
                            name(kpi.code(), point.period()), point.reading().toString()));
        }
        return numbers;
    }

    private static String name(String kpi, Period week) {
        return kpi + " " + week;
    }

    private static List<String> told(ImpactPreview.Impact impact) {
        return impact.changes().stream()
                .filter(change -> change.companion() == null)
                .map(change -> name(change.kpi().code(), change.week()))
                .sorted()
                .toList();
    }

    private static List<String> ofCompanions(ImpactPreview.Impact impact) {
        return impact.changes().stream()
                .filter(change -> change.companion() != null)
                .map(change -> change.companion() + " " + change.week())
                .sorted()
                .toList();
    }

    /** Percentiles of waits in the weeks of a history, to the thousandth of a second. */
    private Map<String, String> percentiles() {
        var percentiles = new TreeMap<String, String>();
        var first = Period.parse("2024-W05");
        var last = Period.parse("2024-W20");
        var awt = kpiRegistry.get("awt");
        var meanWait = kpiRegistry.get("mean-wait");
        var read = kpiReader.percentiles(awt, first, last, Slice.ALL);
        var ownRead = kpiReader.percentiles(meanWait, first, last, Slice.ALL);
        for (var week : first.to(last)) {
            var figures = hasFigure(awt, week) ? Map.<String, Double>of() : read.getOrDefault(week, Map.of());
            var own = hasFigure(meanWait, week) ? Map.<String, Double>of() : ownRead.getOrDefault(week, Map.of());
            percentiles.put("75th percentile " + week, amount(own.get("p75")));
            percentiles.put("median " + week, amount(figures.get("p50")));
            percentiles.put("90th percentile " + week, amount(figures.get("p90")));
        }
        return percentiles;
    }

    /** Whether a ready-made figure is in the number, which then has no percentiles. */
    private boolean hasFigure(Kpi kpi, Period week) {
        return kpiReader.series(kpi, week, week, Slice.ALL).get(0).reading().hasFigure();
    }

    private static String amount(@Nullable Double figure) {
        return figure == null ? "Absent" : "%.3f,".formatted(figure);
    }

    /** The numbers whose value differs; a larger sample with the same value is no change. */
    private static List<String> differences(Map<String, String> before, Map<String, String> after) {
        return after.keySet().stream()
                .filter(name ->
                        !amount(before.getOrDefault(name, "Absent")).equals(amount(after.getOrDefault(name, "Absent"))))
                .sorted()
                .collect(Collectors.toList());
    }

    private static String amount(String reading) {
        return reading.startsWith("Absent") ? "none" : reading.substring(0, reading.indexOf(','));
    }
}
