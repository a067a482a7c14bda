package org.kept.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kept.TestEvents.body;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.push;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.calendar.Period;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Kpi;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;

/** Sums by local hour, in London. */
@QuarkusTest
@OnBothDatabases
class HourlyKpiReaderTest {

    private final HourlyKpiReader hourlyKpiReader;
    private final KpiReader kpiReader;

    @Inject
    HourlyKpiReaderTest(HourlyKpiReader hourlyKpiReader, KpiReader kpiReader) {
        this.hourlyKpiReader = hourlyKpiReader;
        this.kpiReader = kpiReader;
    }

    @Test
    void hoursAndDaysAddUpToTheWeekExactly() {
        var random = new Random(3);
        var calls = new ArrayList<JsonNode>();
        var start = Instant.parse("2022-06-06T00:00:00Z");
        for (var i = 0; i < 600; i++) {
            var outcome = random.nextInt(5) == 0 ? "abandoned" : "answered";
            calls.add(call(
                    "sum",
                    "c" + i,
                    start.plusSeconds(random.nextInt(14 * 86400)),
                    outcome,
                    random.nextInt(2000) / 10.0));
        }
        push(calls).statusCode(200);
        for (var code : List.of("sla", "awt", "abandonment-rate")) {
            for (var span : List.of(
                    week("2022-W23").to(week("2022-W23")), week("2022-W23").to(week("2022-W25")))) {
                assertAddsUpToTheWeek(kpi(code), span);
            }
        }
    }

    private void assertAddsUpToTheWeek(Kpi kpi, List<Period> weeks) {
        var slice = Slice.of(null, "sum");
        var last = weeks.get(weeks.size() - 1);
        var read = hourlyKpiReader.read(kpi, weeks.get(0), last, slice);
        var byWeek = kpiReader.series(kpi, weeks.get(0), last, slice).stream()
                .map(point -> quotient(point.reading()))
                .reduce(Quotient.NOTHING, Quotient::plus);
        var byHour = IntStream.range(0, 24)
                .mapToObj(hour -> quotient(read.hour(hour)))
                .reduce(Quotient.NOTHING, Quotient::plus);
        var byCell = IntStream.range(0, 168)
                .mapToObj(cell -> quotient(read.cell(DayOfWeek.of(cell / 24 + 1), cell % 24)))
                .reduce(Quotient.NOTHING, Quotient::plus);
        assertThat(rounded(quotient(read.all()))).as(kpi.code()).isEqualTo(rounded(byWeek));
        assertThat(rounded(byHour)).as(kpi.code()).isEqualTo(rounded(byWeek));
        assertThat(rounded(byCell)).as(kpi.code()).isEqualTo(rounded(byWeek));
    }

    @Test
    void aRepeatedHourIsSummedAndASkippedOneHasNoData() {
        push(List.of(
                        call("autumn", "1", Instant.parse("2022-10-30T00:30:00Z"), "answered", 10),
                        call("autumn", "2", Instant.parse("2022-10-30T01:30:00Z"), "answered", 100),
                        call("spring", "1", Instant.parse("2022-03-27T00:30:00Z"), "answered", 10),
                        call("spring", "2", Instant.parse("2022-03-27T01:30:00Z"), "answered", 100)))
                .statusCode(200);
        var autumn = read("sla", "2022-W43", "autumn");
        assertThat(quotient(autumn.cell(DayOfWeek.SUNDAY, 1)))
                .extracting(Quotient::numerator, Quotient::denominator)
                .containsExactly(1.0, 2.0);
        var spring = read("sla", "2022-W12", "spring");
        assertThat(spring.cell(DayOfWeek.SUNDAY, 1).isPresent()).isFalse();
        assertThat(spring.cell(DayOfWeek.SUNDAY, 0).value()).hasValue(1);
        assertThat(spring.cell(DayOfWeek.SUNDAY, 2).value()).hasValue(0);
    }

    @Test
    void eachWeekIsCountedWithItsOwnSettings() {
        for (var day : List.of("2022-09-05", "2022-09-12")) {
            push(List.of(
                            call("set", day + "a", Instant.parse(day + "T10:00:00Z"), "answered", 30),
                            call("set", day + "b", Instant.parse(day + "T10:00:00Z"), "answered", 10),
                            call("set", day + "c", Instant.parse(day + "T10:00:00Z"), "abandoned", 99)))
                    .statusCode(200);
        }
        try {
            set("{\"withinSeconds\":20,\"variant\":\"answered-over-answered\",\"from\":\"2022-W37\"}");
            var both = hourlyKpiReader.read(kpi("sla"), week("2022-W36"), week("2022-W37"), Slice.of(null, "set"));
            // 2 of 3 offered in the first week, 1 of 2 answered in the second.
            assertThat(quotient(both.hour(11)))
                    .extracting(Quotient::numerator, Quotient::denominator)
                    .containsExactly(3.0, 5.0);
        } finally {
            set("{\"withinSeconds\":60,\"variant\":\"answered-over-offered\",\"allHistory\":true}");
        }
    }

    @Test
    void distinctCustomersCannotBeSplitByHour() {
        var week = week("2022-W36");
        assertThat(hourlyKpiReader.unsupportedReason(kpi("repeat-customer-rate"), week, week))
                .hasValueSatisfying(why -> assertThat(why).contains("each customer once"));
        assertThat(hourlyKpiReader.unsupportedReason(kpi("return-rate"), week, week))
                .isEmpty();
        assertThat(hourlyKpiReader.canBeJudged(kpi("aht"), week)).isFalse();
        assertThatThrownBy(() -> hourlyKpiReader.read(kpi("repeat-customer-rate"), week, week, Slice.ALL))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private HourlyReadings read(String kpi, String week, String channel) {
        return hourlyKpiReader.read(kpi(kpi), week(week), week(week), Slice.of(null, channel));
    }

    private static Quotient quotient(Reading reading) {
        return reading.fold(
                present -> present.quotient() == null ? Quotient.NOTHING : present.quotient(),
                absent -> Quotient.NOTHING);
    }

    /** Rounds to the stored precision: sums of decimals differ in their last bit by the order of adding. */
    private static List<Long> rounded(Quotient quotient) {
        return List.of(
                Math.round(quotient.numerator() * 1000),
                Math.round(quotient.denominator()),
                Math.round(quotient.squares() * 100));
    }

    private static JsonNode call(String channel, String id, Instant time, String outcome, double wait) {
        return event(
                        "hourly",
                        channel + id,
                        "contact",
                        time.toString(),
                        "{'outcome':'" + outcome + "','waitSeconds':" + wait + "}")
                .put("channel", channel);
    }

    private static void set(String settings) {
        body("application/json", settings)
                .put("/api/v1/kpis/sla/settings")
                .then()
                .statusCode(200);
    }

    private static Kpi kpi(String code) {
        return Catalogue.find(code).orElseThrow();
    }

    private static Period week(String code) {
        return Period.parse(code);
    }
}
