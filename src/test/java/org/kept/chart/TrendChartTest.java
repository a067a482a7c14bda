package org.kept.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.ui.NumberFormatterTest.spaced;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kept.calendar.Period;
import org.kept.ui.ChartFixtures;

class TrendChartTest {

    private final TrendChart wide = TrendChart.wide(ChartFixtures.trend());

    @Test
    void aGapBreaksTheLineAndTheWeekInProgressIsNotPartOfIt() {
        assertThat(wide.path().chars().filter(letter -> letter == 'M')).hasSize(2);
        assertThat(wide.path().chars().filter(letter -> letter == 'M' || letter == 'L'))
                .hasSize(105 - 3 - 1);
        assertThat(wide.ahead()).startsWith("M").contains("L");
        assertThat(wide.dots().get(104).mark()).isEqualTo("running");
        assertThat(wide.dots().get(31).y()).isNull();
    }

    @Test
    void everyPointIsInsideThePlot() {
        for (var chart : List.of(wide, TrendChart.narrow(ChartFixtures.trend()))) {
            assertThat(chart.dots()).allMatch(dot -> dot.x() >= chart.left() && dot.x() <= chart.right());
            assertThat(chart.dots().stream().map(TrendChart.TrendMarker::y).filter(Objects::nonNull))
                    .allMatch(y -> y != null && y >= chart.top() && y <= chart.bottom());
        }
    }

    @Test
    void labelsKeepTheOrderOfTheirLinesAndDoNotOverlap() {
        var labels = wide.labels();
        assertThat(labels)
                .extracting(TrendChart.LineLabel::name)
                .containsExactly("upper limit", "average", "target", "lower limit");
        for (var i = 1; i < labels.size(); i++) {
            assertThat(labels.get(i).y() - labels.get(i - 1).y()).isGreaterThanOrEqualTo(17.9);
        }
    }

    @Test
    void aPointIsDescribedByWeekValueAndSignals() {
        assertThat(spaced(wide.dots().get(85).words())).isEqualTo("Week to 12 Jul 2026: 87.4% (outside the limits)");
        assertThat(spaced(wide.dots().get(30).words())).endsWith(": no data, no letters that week");
        assertThat(spaced(wide.dots().get(104).words())).endsWith("so far");
    }

    @Test
    void theNewestValueGetsTheKeyboardFocusFirst() {
        assertThat(wide.dots().stream().filter(TrendChart.TrendMarker::first))
                .containsExactly(wide.dots().get(104));
    }

    @Test
    void theAxisNamesEveryYear() {
        assertThat(wide.dates())
                .extracting(TrendChart.TrendTick::text)
                .containsExactly("Jan 2025", "Apr", "Jul", "Oct", "Jan 2026", "Apr", "Jul", "Oct");
    }

    @Test
    void aLimitBelowZeroIsDrawnAtZeroWithoutALabel() {
        var chart = TrendChart.wide(series(-0.01, 0.02, 0.03, 0.01));
        assertThat(chart.labels()).extracting(TrendChart.LineLabel::name).containsExactly("upper limit", "average");
        assertThat(chart.rules()).hasSize(2);
        assertThat(chart.bands()).singleElement().satisfies(band -> assertThat(band.path())
                .contains("V" + Math.round(chart.bottom()) + "H"));
    }

    @Test
    void limitsThatVaryByPointAreDrawnInSteps() {
        var points = series(null, 0.03, 0.04, 0.03).points();
        var ranges = List.of(
                new TrendSeries.LimitRange(0.02, 0.06),
                new TrendSeries.LimitRange(0.01, 0.07),
                new TrendSeries.LimitRange(0.01, 0.07));
        var limits = new TrendSeries.TrendSeriesLimits(0, 2, 0.04, ranges, false);
        var chart = TrendChart.wide(new TrendSeries("fraction", points, List.of(limits), List.of(), List.of()));
        var upper = chart.rules().get(0).path();
        assertThat(upper).matches("M\\S+ \\S+H\\S+V\\S+H\\S+");
        assertThat(chart.bands().get(0).path()).startsWith(upper).endsWith("Z");
        assertThat(chart.labels()).extracting(TrendChart.LineLabel::value).containsExactly("7.0%", "4.0%", "1.0%");
    }

    @Test
    void aRateAboveOneIsInsideThePlot() {
        var chart = TrendChart.wide(series(null, 0.3, 2.0, 0.4));
        assertThat(chart.dots().get(1).y()).isBetween(chart.top(), chart.bottom());
    }

    @Test
    void theWeekInProgressHasNoLimits() {
        assertThat(ChartFixtures.trend().rows().get(0).limits()).isNull();
    }

    @Test
    void aSeriesWithoutAValueStillHasItsAxes() {
        var chart = TrendChart.wide(series(null, null, null));
        assertThat(chart.path()).isEmpty();
        assertThat(chart.dots()).hasSize(2).noneMatch(TrendChart.TrendMarker::first);
        assertThat(chart.values()).isNotEmpty();
    }

    @Test
    void notesDoNotOverlapAndTheOldestLoseTheirText() {
        var notes = IntStream.range(80, 90)
                .mapToObj(at -> new TrendSeries.TrendSeriesNote(at, at, "Something of note happened", LocalDate.EPOCH))
                .toList();
        var series = ChartFixtures.trend();
        var crowded = new TrendSeries("fraction", series.points(), List.of(), List.of(), notes);
        var remarks = TrendChart.wide(crowded).remarks();
        assertThat(remarks).hasSize(10);
        assertThat(remarks.get(0).text()).isNotNull();
        assertThat(remarks.stream().filter(remark -> remark.text() != null)).hasSizeBetween(2, 4);
    }

    @Test
    void aNoteIsDatedAsEntered() {
        assertThat(wide.remarks())
                .filteredOn(remark -> "Depot flood".equals(remark.text()))
                .singleElement()
                .satisfies(remark -> assertThat(spaced(remark.date())).isEqualTo("9 Jul 2026"));
    }

    @Test
    void theTableHasTheNewestWeekFirstWithItsLimitsAndTarget() {
        var rows = ChartFixtures.trend().rows();
        assertThat(rows).hasSize(105);
        assertThat(spaced(rows.get(1).period())).isEqualTo("Week to 15 Nov 2026");
        assertThat(rows.get(1).limits()).isEqualTo("89.5% to 94.9%");
        assertThat(spaced(rows.get(1).target())).isEqualTo("≥ 90.0%");
        assertThat(spaced(rows.get(104).target())).isEqualTo("≥ 88.0%");
    }

    /** A series of values in 2026, with limits from {@code lower} to 0.05; no limits if {@code lower} is null. */
    private static TrendSeries series(@Nullable Double lower, @Nullable Double... values) {
        var week = Period.parse("2026-W01");
        var points = IntStream.range(0, values.length)
                .mapToObj(i -> new TrendSeries.TrendSeriesPoint(
                        week.plus(i), values[i], null, null, "no orders", "common-cause", List.of(), false, null))
                .toList();
        var limits = lower == null
                ? List.<TrendSeries.TrendSeriesLimits>of()
                : List.of(new TrendSeries.TrendSeriesLimits(0, values.length - 1, 0.02, lower, 0.05, false));
        return new TrendSeries("fraction", points, limits, List.of(), List.of());
    }
}
