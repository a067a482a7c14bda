package org.kept.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HourChartTest {

    @Test
    void everyHourOfTheWeekAndOfTheDayIsInsideTheDrawing() {
        for (var chart : List.of(HourChart.wide(grid(0.8)), HourChart.narrow(grid(0.8)))) {
            assertThat(chart.bars()).hasSizeGreaterThanOrEqualTo(168).allSatisfy(bar -> {
                assertThat(bar.place().x() + bar.place().width()).isLessThanOrEqualTo(chart.width());
                assertThat(bar.place().y() + bar.place().height()).isLessThanOrEqualTo(chart.height());
                var box = bar.bar();
                assertThat(box).isNotNull();
                assertThat(box.x()).isGreaterThanOrEqualTo(bar.place().x());
                assertThat(box.y()).isGreaterThanOrEqualTo(bar.place().y());
            });
        }
        assertThat(HourChart.wide(grid(0.8)).bars()).hasSize(192);
    }

    @Test
    void barLengthIsProportionalToTheValue() {
        var bars = HourChart.wide(grid(0.4)).bars();
        var half = bars.get(0).bar();
        var full = HourChart.wide(grid(0.8)).bars().get(0).bar();
        assertThat(half).isNotNull();
        assertThat(full).isNotNull();
        assertThat(half.height()).isEqualTo(full.height() / 2);
        assertThat(half.y() + half.height()).isEqualTo(full.y() + full.height());
    }

    @Test
    void aBarIsAPathOfItsFourSides() {
        var bar = HourChart.wide(grid(0.8)).bars().get(1);
        assertThat(bar.place().path()).isEqualTo("M95 30h33v42h-33z");
        assertThat(Objects.requireNonNull(bar.bar()).path()).isEqualTo("M101 42h21v30h-21z");
    }

    @Test
    void anHourWithoutDataIsBlankAndZeroIsAThinLine() {
        var chart = HourChart.wide(grid(cell(null, "no-data"), cell(0.0, "clearly-missed")));
        assertThat(chart.bars().get(0).bar()).isNull();
        var nothing = chart.bars().get(1).bar();
        assertThat(nothing).isNotNull();
        assertThat(nothing.height()).isEqualTo(1);
    }

    @Test
    void onPhonesHoursWithoutDataShareARowAndTheStripKeepsAllHours() {
        var day = IntStream.range(0, 24)
                .mapToObj(hour -> hour < 8 || hour >= 20 ? cell(null, "no-data") : cell(0.8, "kept"))
                .toList();
        var grid = new HourGrid(
                "fraction",
                Collections.nCopies(7, day),
                Collections.nCopies(7, cell(0.8, "kept")),
                day,
                List.of(0.8),
                "target");
        var chart = HourChart.narrow(grid);
        assertThat(chart.bars()).hasSize(7 * 12);
        assertThat(chart.texts())
                .extracting(HourChart.HourText::text)
                .contains("08", "09", "20", "00–08: no data", "20–24: no data")
                .doesNotContain("03");
        assertThat(chart.height()).isLessThan(HourChart.narrow(grid(0.8)).height());
        assertThat(HourChart.wide(grid).bars()).hasSize(192);
        var strip = BarStrip.of("fraction", day, List.of(), "");
        assertThat(strip.bars().get(0).x())
                .isEqualTo(BarStrip.of("fraction", Collections.nCopies(24, cell(0.8, "kept")), List.of(), "")
                        .bars()
                        .get(8)
                        .x());
    }

    @Test
    void onlyHoursThatStandOutHaveAMark() {
        var chart = HourChart.wide(grid(cell(0.2, "clearly-missed"), cell(0.7, "missed")));
        assertThat(chart.bars().get(0).mark()).isNotNull();
        assertThat(chart.bars().get(1).mark()).isNull();
    }

    @Test
    void valuesThatDoNotFitBesideEachOtherAreLeftOutAndThoseThatStandOutStay() {
        var hours = new ArrayList<>(Collections.nCopies(24, cell(1.0, "kept")));
        hours.set(3, cell(0.4, "clearly-missed"));
        hours.set(21, cell(null, "no-data"));
        var grid = new HourGrid(
                "fraction",
                Collections.nCopies(7, hours),
                Collections.nCopies(7, cell(1.0, "kept")),
                hours,
                List.of(),
                "target");
        var shown = HourChart.wide(grid).texts().stream()
                .filter(text -> text.anchor().equals("middle") && text.text().endsWith("%"))
                .sorted(Comparator.comparingDouble(HourChart.HourText::x))
                .toList();
        assertThat(shown)
                .extracting(HourChart.HourText::text)
                .containsExactlyElementsOf(
                        Stream.of(List.of("100%", "100%", "40%", "100%"), Collections.nCopies(9, "100%"))
                                .flatMap(List::stream)
                                .toList());
        assertThat(shown.get(3).x() - shown.get(2).x())
                .isEqualTo(shown.get(2).x() - shown.get(1).x());
    }

    @Test
    void anHourWithTooFewToJudgeDoesNotSetTheScaleAndIsCutOff() {
        var few = HourChart.wide(grid(cell(50.0, "too-few"), cell(0.8, "kept")));
        var box = few.bars().get(0).bar();
        var kept = few.bars().get(1).bar();
        assertThat(box).isNotNull();
        assertThat(kept).isNotNull();
        assertThat(box.y()).isGreaterThanOrEqualTo(few.bars().get(0).place().y());
        assertThat(box.height()).isEqualTo(kept.height());
    }

    @Test
    void negativeScoresExtendBelowTheZeroLine() {
        var strip = BarStrip.of("nps", List.of(cell(-50.0, "missed"), cell(50.0, "kept")), List.of(), "");
        assertThat(strip.bars().get(0).y())
                .isEqualTo(strip.bars().get(1).y() + strip.bars().get(1).height());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    fraction | 0.831 | 83%
                    fraction | 0.084 | 8.4%
                    fraction | 0     | 0%
                    seconds  | 41.4  | 41\u202fs
                    seconds  | 59.7  | 1:00
                    seconds  | 177   | 2:57
                    seconds  | 5400  | 1.5\u202fh
                    nps      | 35    | +35
                    per-thousand | 12.3 | 12
                    """)
    void valuesAreShortenedToFitAnHour(String unit, double value, String words) {
        assertThat(HourValueFormatter.brief(unit, value)).isEqualTo(words);
    }

    private static HourGrid.HourGridCell cell(@Nullable Double value, String fare) {
        return new HourGrid.HourGridCell(value, fare, "");
    }

    /** A grid of equal hours except the first two of Monday. */
    private static HourGrid grid(HourGrid.HourGridCell first, HourGrid.HourGridCell second) {
        var monday = IntStream.range(0, 24)
                .mapToObj(hour -> hour == 0 ? first : hour == 1 ? second : cell(0.8, "kept"))
                .toList();
        var alike = Collections.nCopies(24, cell(0.8, "kept"));
        return new HourGrid(
                "fraction",
                List.of(monday, alike, alike, alike, alike, alike, alike),
                Collections.nCopies(7, cell(0.8, "kept")),
                alike,
                List.of(0.8),
                "target");
    }

    private static HourGrid grid(double first) {
        return grid(cell(first, "kept"), cell(0.8, "kept"));
    }
}
