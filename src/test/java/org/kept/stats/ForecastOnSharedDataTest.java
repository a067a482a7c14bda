package org.kept.stats;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.stats.Reference.number;
import static org.kept.stats.Reference.text;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The coverage that docs/statistics.md reports. */
class ForecastOnSharedDataTest {

    @Test
    void rangesOfMonthlyBreachSharesHoldAsOftenAsTheDocumentSays() {
        var rows = Reference.shared("data/attendances/ae_attendances.csv").stream()
                .filter(row -> text(row, "type").equals("1"))
                .toList();
        var all = Backtest.NONE;
        for (var trust : Reference.grouped(rows, row -> text(row, "org_code")).values()) {
            all = all.plus(Backtest.of(shares(trust), new int[0]));
        }
        assertThat(all.forecasts()).isGreaterThan(3_000);
        assertThat(requireNonNull(all.coverage())).isBetween(0.935, 0.95);
    }

    private static double[] shares(List<Map<String, String>> months) {
        var byMonth = new TreeMap<String, Double>();
        months.forEach(row -> byMonth.put(text(row, "period"), number(row, "breaches") / number(row, "attendances")));
        return byMonth.values().stream().mapToDouble(Double::doubleValue).toArray();
    }
}
