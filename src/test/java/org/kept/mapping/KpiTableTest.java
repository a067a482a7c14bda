package org.kept.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kept.document.DocumentFormat;
import org.kept.problem.InputError;

/** Figures of a spreadsheet, with a row or a column for each period. */
class KpiTableTest {

    @Test
    void columnsAreMonthsBelowATitle() {
        assertThat(figures(
                        "",
                        "Customer service",
                        "as of|2026-11-03",
                        "",
                        "KPI|Team|Unit|2026-09-01|2026-10-01|2026-11-01|Target",
                        "Return rate|All|%|0.0368122185|0.0391965679||0.05",
                        "NPS|Phone|points|n/a|-4||45",
                        "Average wait|All|min:s|0.0008680555555555555|0.0004861111111111111||",
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
        assertThat(figures("\"year\": 2026,", "Kennzahl|KW 45|KW 46", "Wartezeit|1:15|0:42", "CSAT|0,88|91"))
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
        return RecordFiles.mapped(mapping, records);
    }
}
