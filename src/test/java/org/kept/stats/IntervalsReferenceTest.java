package org.kept.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.stats.Reference.close;
import static org.kept.stats.Reference.number;

import java.util.Map;
import org.junit.jupiter.api.Test;

class IntervalsReferenceTest {

    @Test
    void sharesMatchTheReference() {
        for (var row : Reference.rows("proportion_intervals.csv")) {
            assertMatches(Intervals.share(number(row, "x"), number(row, "n")), row, "wilson95", 1);
        }
    }

    @Test
    void ratesMatchTheReference() {
        for (var row : Reference.rows("proportion_intervals.csv")) {
            assertMatches(Intervals.rate(number(row, "x"), number(row, "n")), row, "poisson95", 1);
        }
    }

    @Test
    void promoterScoresMatchTheClampedReference() {
        for (var row : Reference.rows("nps_intervals.csv")) {
            var interval = Intervals.nps(
                    (long) number(row, "promoters"), (long) number(row, "passives"), (long) number(row, "detractors"));
            assertMatches(interval, row, "adjwald", 100);
        }
    }

    private static void assertMatches(Interval interval, Map<String, String> row, String column, double scale) {
        double low = Math.max(-scale, scale * number(row, column + "_lo"));
        double high = Math.min(scale == 1 ? Double.MAX_VALUE : scale, scale * number(row, column + "_hi"));
        assertThat(interval.low()).as("%s", row).isCloseTo(low, close(low));
        assertThat(interval.high()).as("%s", row).isCloseTo(high, close(high));
    }
}
