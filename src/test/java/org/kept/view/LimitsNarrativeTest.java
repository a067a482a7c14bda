package org.kept.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.signal.KpiChartFixtures.chart;
import static org.kept.signal.KpiChartFixtures.kpi;
import static org.kept.signal.KpiChartFixtures.over;
import static org.kept.signal.KpiChartFixtures.sums;

import org.junit.jupiter.api.Test;
import org.kept.PlainSpaces;

class LimitsNarrativeTest {

    @Test
    void limitsFromMovingRangesShowTheirNumbers() {
        // Steps of 2 points around 80 %: 80 ± 2.66 × 2.
        var chart = chart(kpi("sla"), over(100, 79, 81, 79, 81, 79, 81, 79, 81));
        var words = LimitsNarrative.at(chart, 7).orElseThrow();
        assertThat(words.chart())
                .startsWith("XmR chart")
                .endsWith("Each week has 100 contacts offered, so all have the same limits.");
        assertThat(plain(words.average()))
                .isEqualTo("80.0%, the mean of 8 weeks; trial limits, because there are fewer than 13");
        assertThat(plain(words.limits())).isEqualTo("80.0% ± 2.66 × 2.00 pt (mean moving range) = 74.7% to 85.3%");
        assertThat(words.rules()).contains("Kept rules 1");
    }

    @Test
    void anExcludedStepIsMentioned() {
        var chart = chart(kpi("sla"), over(100, 79, 81, 79, 81, 79, 81, 79, 81, 79, 81, 79, 81, 79, 30));
        assertThat(plain(LimitsNarrative.at(chart, 13).orElseThrow().limits()))
                .contains("(mean moving range; 1 of 13 ranges screened out as outliers)");
    }

    @Test
    void limitsByPointShowTheChanceVariationAtThatDenominator() {
        var chart = chart(
                kpi("sla"),
                sums(82, 100),
                sums(312, 400),
                sums(78, 100),
                sums(328, 400),
                sums(82, 100),
                sums(312, 400),
                sums(78, 100),
                sums(328, 400),
                sums(81, 100),
                sums(318, 400),
                sums(79, 100),
                sums(322, 400),
                sums(82, 100),
                sums(316, 400));
        var words = LimitsNarrative.at(chart, 13).orElseThrow();
        assertThat(words.chart())
                .startsWith("Laney p′ chart")
                .contains("Weeks have 100 to 400 contacts offered. Limits are wider where there are fewer.");
        // √(0.79943 × 0.20057 ÷ 400) = 2.00 points.
        assertThat(plain(words.limits())).startsWith("79.9% ± 3 × 2.00 pt (chance alone at 400 contacts");
        var other = LimitsNarrative.at(chart, 12).orElseThrow();
        assertThat(plain(other.limits())).contains("× 4.00 pt (chance alone at 100 contacts");
    }

    @Test
    void withoutLimitsThereAreNoWords() {
        assertThat(LimitsNarrative.at(chart(kpi("sla"), over(100, 80, 81)), 1)).isEmpty();
        assertThat(LimitsNarrative.at(chart(kpi("sla")), -1)).isEmpty();
    }

    private static String plain(String words) {
        return PlainSpaces.spaced(words);
    }
}
