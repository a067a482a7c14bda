package org.kept.stats;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.stats.Reference.number;
import static org.kept.stats.Reference.text;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;

/** Reproduces the coverage reported in docs/statistics.md. */
class ForecastOnSharedDataTest {

    @Test
    void monthlyBreachSharesHaveTheDocumentedCoverage() {
        var all = Backtest.NONE;
        for (var shares : breachShares()) {
            all = all.plus(Backtest.of(shares, new int[0]));
        }
        assertThat(all).isEqualTo(new Backtest(3252, 3063));
    }

    @Test
    void theForecastChanceOfMissingIsWithinNinePointsOfTheObservedShare() {
        double[] said = new double[10];
        int[] missed = new int[10];
        int[] forecasts = new int[10];
        for (var shares : breachShares()) {
            for (int i = Forecast.FEWEST; i < shares.length; i++) {
                var forecast = requireNonNull(Forecast.of(Arrays.copyOf(shares, i), new int[0]));
                double chance = forecast.chanceOfMissing(0.15, Better.LOWER);
                int tenth = Math.min(9, (int) (10 * chance));
                said[tenth] += chance;
                missed[tenth] += shares[i] > 0.15 ? 1 : 0;
                forecasts[tenth]++;
            }
        }
        for (int tenth = 0; tenth < 10; tenth++) {
            assertThat((said[tenth] - missed[tenth]) / forecasts[tenth]).isBetween(-0.09, 0.09);
        }
    }

    private static List<double[]> breachShares() {
        var rows = Reference.shared("data/attendances/ae_attendances.csv").stream()
                .filter(row -> text(row, "type").equals("1"))
                .toList();
        return Reference.grouped(rows, row -> text(row, "org_code")).values().stream()
                .map(ForecastOnSharedDataTest::shares)
                .toList();
    }

    @Test
    void weeklyOrdersHaveTheDocumentedCoverage() {
        var orders =
                weeks("order").values().stream().mapToDouble(Long::doubleValue).toArray();
        assertThat(Backtest.of(orders, new int[0])).isEqualTo(new Backtest(41, 39));
    }

    @Test
    void theWeeklyReturnRateHasTheDocumentedCoverage() {
        var returns = weeks("return");
        var rate = weeks("order").entrySet().stream()
                .mapToDouble(week -> (double) returns.getOrDefault(week.getKey(), 0L) / week.getValue())
                .toArray();
        assertThat(Backtest.of(rate, new int[0])).isEqualTo(new Backtest(41, 41));
    }

    @Test
    void aDailyServiceLevelHasTheDocumentedCoverage() {
        var byDay = Reference.events("data/calls/events.ndjson.gz").stream()
                .collect(groupingBy(
                        event -> OffsetDateTime.parse(event.path("time").asText())
                                .toLocalDate(),
                        TreeMap::new,
                        averagingDouble(
                                event -> event.at("/data/outcome").asText().equals("answered")
                                                && event.at("/data/waitSeconds").asDouble() <= 60
                                        ? 1
                                        : 0)));
        var level = byDay.values().stream().mapToDouble(Double::doubleValue).toArray();
        assertThat(Backtest.of(level, new int[0])).isEqualTo(new Backtest(16, 14));
    }

    /** The number of events of a type per week; the week in which the shop was closed has no entry. */
    private static SortedMap<Period, Long> weeks(String type) {
        return Reference.events("data/retail/events.ndjson.gz").stream()
                .filter(event -> event.path("type").asText().equals(type))
                .map(event -> OffsetDateTime.parse(event.path("time").asText()))
                .collect(groupingBy(time -> Period.of(Grain.WEEK, time.toLocalDate()), TreeMap::new, counting()));
    }

    private static double[] shares(List<Map<String, String>> months) {
        var byMonth = new TreeMap<String, Double>();
        months.forEach(row -> byMonth.put(text(row, "period"), number(row, "breaches") / number(row, "attendances")));
        return byMonth.values().stream().mapToDouble(Double::doubleValue).toArray();
    }
}
