package org.kept.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.document.DocumentFormat;
import org.kept.ingest.EventIngestion;
import org.kept.kpi.Catalogue;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.CustomKpiFactory.EventRatio;
import org.kept.kpi.CustomKpiFactory.KpiWriting;
import org.kept.kpi.Kpi;
import org.kept.kpi.Unit;
import org.kept.mapping.layout.KpiColumn;
import org.kept.mapping.layout.KpiHeadings;
import org.kept.problem.InputError;
import org.kept.stats.Better;
import org.kept.types.EventTypes;

/** Figures of a spreadsheet, with a row or a column for each period. */
class KpiTableTest {

    private static final String MORE_THAN_ONCE = "Net promoter score of all teams for 2026-W44 is in this file"
            + " more than once, first in row 2. Keep one of them. If the rows are of different teams, give the column of their"
            + " names the heading Team.";

    private static final KpiHeadings NAMES = new KpiHeadings(List.of());

    private static final List<Kpi> CUSTOM = List.of(
            CustomKpiFactory.configured(
                    "order-value", "Order value", Unit.NUMBER, Better.HIGHER, EventRatio.FIGURES, KpiWriting.USUAL),
            CustomKpiFactory.configured(
                    "late-parcels",
                    "Late parcels, all shops",
                    Unit.FRACTION,
                    Better.LOWER,
                    EventRatio.FIGURES,
                    KpiWriting.USUAL));

    private static final EventIngestion.CustomKpis CUSTOM_KPIS = new EventIngestion.CustomKpis() {
        @Override
        public Optional<Kpi> find(String code) {
            return CUSTOM.stream().filter(kpi -> kpi.code().equals(code)).findFirst();
        }

        @Override
        public List<String> codes() {
            return Kpi.codes(CUSTOM);
        }
    };

    @Test
    void columnsAreMonthsBelowATitle() {
        assertThat(figures(
                        "",
                        "Customer service",
                        "as of|2026-11-03",
                        "",
                        "KPI|Team|Unit|2026-09-01|2026-10-01|2026-11-01|Target",
                        "Return rate|All|%|3.68122185%|3.91965679%||5%",
                        "NPS|Phone|points|n/a|-4||45",
                        "Average wait|All|min:s|0:01:15|0:00:42||",
                        "Service level 60 s|Phone|%|86.7%|#DIV/0!||",
                        "Orders|All|number|5107|5128||"))
                .containsExactly(
                        "{\"kpi\":\"return-rate\",\"month\":\"2026-09\",\"value\":0.036812}",
                        "{\"kpi\":\"return-rate\",\"month\":\"2026-10\",\"value\":0.039197}",
                        "Phone {\"kpi\":\"nps\",\"month\":\"2026-10\",\"value\":-4}",
                        "{\"kpi\":\"awt\",\"month\":\"2026-09\",\"value\":75}",
                        "{\"kpi\":\"awt\",\"month\":\"2026-10\",\"value\":42}",
                        "Phone {\"kpi\":\"sla\",\"month\":\"2026-09\",\"value\":0.867}");
    }

    @Test
    void columnsAreWeeksOfAYearThatIsGiven() {
        assertThat(figures("\"year\": 2026,", "Kennzahl|KW 45|KW 46", "Wartezeit|1:15|0:42", "CSAT|88|91"))
                .containsExactly(
                        "{\"kpi\":\"awt\",\"week\":\"2026-W45\",\"value\":75}",
                        "{\"kpi\":\"awt\",\"week\":\"2026-W46\",\"value\":42}",
                        "{\"kpi\":\"csat\",\"week\":\"2026-W45\",\"value\":0.88}",
                        "{\"kpi\":\"csat\",\"week\":\"2026-W46\",\"value\":0.91}");
    }

    @Test
    void rowsAreWeeks() {
        assertThat(figures(
                        "",
                        "Week|Team|Orders|Returns|Return rate|Calls answered|Avg wait (s)|Target wait|NPS|NPS answers",
                        "2026-W45|North|265|14|5.3%|214|30|20|-1|70",
                        "2026-W45|All|||4.1%||-||41|",
                        "|||||||||"))
                .containsExactly(
                        "North {\"kpi\":\"return-rate\",\"week\":\"2026-W45\",\"numerator\":14,\"denominator\":265}",
                        "North {\"kpi\":\"awt\",\"week\":\"2026-W45\",\"value\":30,\"sample\":214}",
                        "North {\"kpi\":\"nps\",\"week\":\"2026-W45\",\"value\":-1,\"sample\":70}",
                        "{\"kpi\":\"return-rate\",\"week\":\"2026-W45\",\"value\":0.041}",
                        "{\"kpi\":\"nps\",\"week\":\"2026-W45\",\"value\":41}");
    }

    @Test
    void weeksAreNumbersBelowTheirHeadingAndMonthsAreNames() {
        assertThat(figures("", "Jahr|KW|NPS", "2026|45|41", "2025|1|40"))
                .containsExactly(
                        "{\"kpi\":\"nps\",\"week\":\"2026-W45\",\"value\":41}",
                        "{\"kpi\":\"nps\",\"week\":\"2025-W01\",\"value\":40}");
        assertThat(figures("\"year\": 2026,", "KPI|Sep|Oct", "NPS|41|40"))
                .containsExactly(
                        "{\"kpi\":\"nps\",\"month\":\"2026-09\",\"value\":41}",
                        "{\"kpi\":\"nps\",\"month\":\"2026-10\",\"value\":40}");
        assertThat(figures("", "KPI|45/2026|46/2026", "NPS|41|40"))
                .containsExactly(
                        "{\"kpi\":\"nps\",\"week\":\"2026-W45\",\"value\":41}",
                        "{\"kpi\":\"nps\",\"week\":\"2026-W46\",\"value\":40}");
        assertThat(figures("", "KPI|09/2026|10/2026", "NPS|41|40"))
                .as("as weeks only where they cannot be months")
                .containsExactly(
                        "{\"kpi\":\"nps\",\"month\":\"2026-09\",\"value\":41}",
                        "{\"kpi\":\"nps\",\"month\":\"2026-10\",\"value\":40}");
        assertThat(mapped("", "Week|NPS", "45|41")).singleElement().satisfies(each -> assertThat(each.faults())
                .extracting(InputError::detail)
                .first()
                .asString()
                .contains("year"));
    }

    @Test
    void aCellThatIsNoNumberIsAFaultAndNoTableSaysSo() {
        var cell = mapped("", "Week|NPS", "2026-W45|good");
        assertThat(cell).singleElement().satisfies(each -> assertThat(each.faults())
                .extracting(InputError::detail)
                .first()
                .asString()
                .contains("good"));
        var table = mapped("", "Name|Town", "Rowan|Anytown");
        assertThat(table).singleElement().satisfies(each -> assertThat(each.faults())
                .extracting(InputError::code)
                .containsExactly("mapping.table"));
    }

    @Test
    void aValueIsReadInTheUnitOfItsKpi() {
        assertThat(figures(
                        "",
                        "Week|Complaints per 1,000 orders|Referrals per 100 new customers|NPS|first-response-within",
                        "2026-W44|12|8|\u22124|91%",
                        "2026-W45|1.2%|7.5 %|5|92\u00a0%"))
                .containsExactly(
                        "{\"kpi\":\"complaint-rate\",\"week\":\"2026-W44\",\"value\":12}",
                        "{\"kpi\":\"referral-rate\",\"week\":\"2026-W44\",\"value\":8}",
                        "{\"kpi\":\"nps\",\"week\":\"2026-W44\",\"value\":-4}",
                        "{\"kpi\":\"first-response-within\",\"week\":\"2026-W44\",\"value\":0.91}",
                        "{\"kpi\":\"complaint-rate\",\"week\":\"2026-W45\",\"value\":12}",
                        "{\"kpi\":\"referral-rate\",\"week\":\"2026-W45\",\"value\":7.5}",
                        "{\"kpi\":\"nps\",\"week\":\"2026-W45\",\"value\":5}",
                        "{\"kpi\":\"first-response-within\",\"week\":\"2026-W45\",\"value\":0.92}");
        assertThat(values("Week|Complaint rate (%)", "2026-W44|1.2")).containsExactly("12");
        assertThat(values("Week|Complaints (per 100 orders)", "2026-W44|1.2")).containsExactly("12");
        assertThat(values("Week|Complaints per 100 orders", "2026-W44|1.2")).containsExactly("12");
        assertThat(values("Week|Returns per 100 orders", "2026-W44|4")).containsExactly("0.04");
    }

    @Test
    void everyKpiOfTheCatalogueIsKnownByItsCodeAndName() {
        assertThat(Catalogue.all()).allSatisfy(kpi -> {
            assertThat(NAMES.column(kpi.code())).extracting(KpiColumn::kpis).isEqualTo(List.of(kpi.code()));
            assertThat(NAMES.column(kpi.name())).extracting(KpiColumn::kpis).isEqualTo(List.of(kpi.code()));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Customer satisfaction with the waiting time, csat",
        "Abbruchquote, abandonment-rate",
        "First reply within a day, first-response-within",
        "Avg. time to resolution (h), resolution-time",
        "Ø Wartezeit, awt"
    })
    void aHeadingNamesItsKpiFirst(String heading, String kpi) {
        assertThat(NAMES.column(heading)).extracting(KpiColumn::kpis).isEqualTo(List.of(kpi));
    }

    @Test
    void customKpisAreKnownByTheirCodeAndName() {
        assertThat(figures(
                        "",
                        "Week|Order value (EUR)|late-parcels|Orders on the road|Return rate",
                        "2026-W44|24.90|2.5%|12|4.1%"))
                .containsExactly(
                        "{\"kpi\":\"order-value\",\"week\":\"2026-W44\",\"value\":24.9}",
                        "{\"kpi\":\"late-parcels\",\"week\":\"2026-W44\",\"value\":0.025}",
                        "{\"kpi\":\"return-rate\",\"week\":\"2026-W44\",\"value\":0.041}");
        assertThat(figures("", "KPI|2026-W44|2026-W45", "Late parcels, all shops|2.5%|3%", "Order value|25|26"))
                .hasSize(4)
                .contains("{\"kpi\":\"late-parcels\",\"week\":\"2026-W45\",\"value\":0.03}");
        assertThat(figures("", "Week|KPI|Value", "2026-W44|Order value|25"))
                .containsExactly("{\"kpi\":\"order-value\",\"week\":\"2026-W44\",\"value\":25}");
        assertThat(leftOut("Week|Order value|Orders on the road", "2026-W44|25|7"))
                .containsExactly("1 The column 'Orders on the road' is not read: Kept knows no KPI of this name.");
    }

    @Test
    void plainSharesAreReadByTheHeadingOrByAllOfThemTogether() {
        assertThat(values("Week|Return rate (%)", "2026-W44|0.8", "2026-W45|1")).containsExactly("0.008", "0.01");
        assertThat(values("Week|Return rate", "2026-W43|0.8", "2026-W44|1.2", "2026-W45|1"))
                .containsExactly("0.008", "0.012", "0.01");
        assertThat(values("Week|CSAT", "2026-W44|0.8", "2026-W45|1", "2026-W46|0"))
                .containsExactly("0.8", "1", "0");
        assertThat(detailOf("Week|CSAT", "2026-W44|0.88", "2026-W45|91"))
                .isEqualTo("Customer satisfaction: '0.88' can be 0.88% or 88%. Write % in the heading or in each"
                        + " cell.");
        assertThat(detailOf("Week|Return rate", "2026-W44|1")).contains("'1' can be 1% or 100%");
        assertThat(detailOf("Week|CSAT", "2026-W44|0.9", "2026-W45|91%")).contains("'0.9' can be 0.9% or 90%");
    }

    @Test
    void aPlainTimeIsInTheUnitOfItsHeadingAndNeverADay() {
        assertThat(values("Week|Average wait", "2026-W44|0.9", "2026-W45|1.2")).containsExactly("0.9", "1.2");
        assertThat(values("Week|Average wait in minutes", "2026-W44|1.5")).containsExactly("90");
        assertThat(detailOf("Week|Average wait (mm:ss)", "2026-W44|0.9")).contains("'0.9' is not written as mm:ss");
    }

    @Test
    void aTableHasOneFigureForEachKpiTeamAndWeek() {
        assertThat(figures("", "Week|Filiale|NPS", "2026-W44|Nord|41", "2026-W44|Mitte|40"))
                .containsExactly(
                        "Nord {\"kpi\":\"nps\",\"week\":\"2026-W44\",\"value\":41}",
                        "Mitte {\"kpi\":\"nps\",\"week\":\"2026-W44\",\"value\":40}");
        var twice = mapped("", "Week|Crew|NPS", "2026-W44|Nord|41", "2026-W44|Mitte|40", "2026-W45|Nord|42");
        assertThat(twice).filteredOn(each -> !each.events().isEmpty()).hasSize(1);
        assertThat(twice.stream().flatMap(each -> each.faults().stream()))
                .extracting(InputError::line, InputError::detail)
                .containsExactly(tuple(2L, MORE_THAN_ONCE), tuple(3L, MORE_THAN_ONCE));
    }

    @Test
    void whatIsNotReadIsLeftOutWithTheReason() {
        assertThat(leftOut("KPI|2026-W44|2026-W45|Target", "NPS|41|42|45", "Parcels lost|3|4|", "Quality|||"))
                .containsExactly(
                        "1 The column 'Target' is not read: its heading is no week.",
                        "3 The row 'Parcels lost' is not read: Kept knows no KPI of this name.");
        assertThat(leftOut("Week|Service level (20 s)|Service level (60 s)|Remarks", "2026-W44|70%|80%|"))
                .containsExactly(
                        "1 The column 'Service level (60 s)' is not read: the column 'Service level (20 s)' gives the"
                                + " same KPI.",
                        "1 The column 'Remarks' is not read: Kept knows no KPI of this name.");
    }

    @Test
    void aRowHasOneFigure() {
        assertThat(figures(
                        "",
                        "Week|Team|KPI|Value|Unit|Sample",
                        "2026-W44|North|Return rate|4.2|%|310",
                        "2026-W44|All|awt|1.5|min|n/a",
                        "2026-W44|North|Parcels lost|3||",
                        "2026-W44|North|NPS||points|"))
                .containsExactly(
                        "North {\"kpi\":\"return-rate\",\"week\":\"2026-W44\",\"value\":0.042,\"sample\":310}",
                        "{\"kpi\":\"awt\",\"week\":\"2026-W44\",\"value\":90}");
        assertThat(leftOut("Week|KPI|Value|Remarks", "2026-W44|Parcels lost|3|"))
                .containsExactly(
                        "1 The column 'Remarks' is not read: it is no part of a figure.",
                        "2 The row 'Parcels lost' is not read: Kept knows no KPI of this name.");
    }

    @Test
    void anAmbiguousNumberIsAFault() {
        assertThat(detailOf("Week|NPS", "2026-W44|1,205"))
                .isEqualTo("Net promoter score: '1,205' can have a decimal point or a decimal comma. Give the mapping"
                        + " its 'decimal'.");
    }

    /** The values of a table without faults. */
    private static List<String> values(String... lines) {
        return mapped("", lines).stream()
                .peek(each -> assertThat(each.faults()).isEmpty())
                .flatMap(each -> each.events().stream())
                .map(event -> event.at("/data/value").asText())
                .toList();
    }

    private static String detailOf(String... lines) {
        return mapped("", lines).stream()
                .flatMap(each -> each.faults().stream())
                .findFirst()
                .orElseThrow()
                .detail();
    }

    private static List<String> leftOut(String... lines) {
        return mapped("", lines).stream()
                .filter(each -> each.leftOut() != null)
                .map(each -> each.number() + " " + each.leftOut())
                .toList();
    }

    private static List<String> figures(String members, String... lines) {
        var figures = new ArrayList<String>();
        for (var each : mapped(members, lines)) {
            assertThat(each.faults()).isEmpty();
            each.events()
                    .forEach(event -> figures.add((event.path("team").asText() + " " + event.path("data")).strip()));
        }
        return figures;
    }

    private static List<MappedRecord> mapped(String members, String... lines) {
        var mapping = MappingDocument.parse(
                        "{\"recipe\": \"kpi-table\", " + members + " \"zone\": \"Europe/London\"}", DocumentFormat.JSON)
                .mapping();
        var columns = new SourceColumns(List.of());
        var records = new ArrayList<SourceRecord>();
        for (var line : lines) {
            records.add(SourceRecord.row(records.size() + 1L, columns, Arrays.asList(line.split("\\|", -1))));
        }
        var mapped = new ArrayList<MappedRecord>();
        mapping.apply(records.iterator(), EventTypes.BUILT_IN, CUSTOM_KPIS).forEachRemaining(mapped::add);
        return mapped;
    }
}
