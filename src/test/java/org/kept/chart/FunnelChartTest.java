package org.kept.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kept.chart.FunnelSeries.FunnelSeriesDot;
import org.kept.chart.FunnelSeries.FunnelSeriesLimit;
import org.kept.chart.FunnelSeries.FunnelSeriesPoint;

class FunnelChartTest {

    private static final Pattern PLACE = Pattern.compile("[ML](-?[0-9.]+) (-?[0-9.]+)");
    private static final Pattern DOT = Pattern.compile("M(-?[0-9.]+) (-?[0-9.]+)h0");
    private static final List<FunnelSeriesLimit> LIMITS =
            List.of(new FunnelSeriesLimit(1.96, "95%"), new FunnelSeriesLimit(3.09, "99.8%"));

    private final FunnelChart chart = FunnelChart.wide(series(
            0.5,
            0.5,
            spot("small", 40, 0.45, ""),
            spot("odd", 400, 0.3, "worse, beyond 99.8%"),
            spot("large", 4000, 0.51, "")));

    @Test
    void theSizeAxisIsLogarithmic() {
        var x = chart.spots().stream().map(FunnelChart.FunnelMarker::x).toList();
        assertThat(x.get(1) - x.get(0)).isCloseTo(x.get(2) - x.get(1), within(0.2));
        assertThat(chart.sizes()).extracting(FunnelChart.FunnelTick::text).contains("50", "100", "1,000", "5,000");
    }

    @Test
    void limitsStayInsideThePlotAndNarrowToTheRight() {
        assertThat(chart.limits()).hasSize(4);
        for (var line : chart.limits()) {
            var y = ys(line.path());
            var center = chart.rules().get(0).y();
            assertThat(y).allMatch(each -> each >= chart.top() - 0.2 && each <= chart.bottom() + 0.2);
            for (var i = 1; i < y.size(); i++) {
                assertThat(Math.abs(y.get(i) - center)).isLessThanOrEqualTo(Math.abs(y.get(i - 1) - center) + 0.11);
            }
        }
        // At the right edge: 0.5 ± 1.96 × 0.5 ÷ √5,000, because the largest team has 4,000 and the axis adds a quarter.
        var near = ys(chart.limits().get(0).path());
        var unit = chart.values().get(0).at() - chart.values().get(1).at();
        var share = chart.rules().get(0).y() - near.get(near.size() - 1);
        assertThat(share / unit * 0.05).isCloseTo(1.96 * 0.5 / Math.sqrt(5000), within(0.002));
    }

    @Test
    void limitsBelowZeroAreNotDrawn() {
        var low = FunnelChart.wide(series(0.02, 0.14, spot("a", 50, 0.0, ""), spot("b", 60, 0.04, "")));
        assertThat(low.limits()).extracting(FunnelChart.FunnelLimitLine::kind).containsExactly("near", "far");
        assertThat(ys(low.band())).allMatch(y -> y <= low.bottom() + 0.1);
        assertThat(low.labels()).extracting(TrendChart.LineLabel::value).contains("2.0%");
    }

    @Test
    void withoutVariationThereAreNoLimits() {
        var flat = FunnelChart.wide(series(0, 0, spot("a", 50, 0.0, ""), spot("b", 60, 0.0, "")));
        assertThat(flat.limits()).isEmpty();
        assertThat(flat.labels()).extracting(TrendChart.LineLabel::name).containsExactly("all teams");
    }

    @Test
    void anOutlierHasItsNameWordAndOwnShape() {
        var odd = chart.spots().get(1);
        assertThat(Objects.requireNonNull(odd.label()).word()).isEqualTo("worse, beyond 99.8%");
        assertThat(odd.shape()).isNotEqualTo(chart.spots().get(0).shape());
        assertThat(odd.far()).isTrue();
    }

    @Test
    void aLongNameIsShortenedToFitThePlot() {
        var named = spot("Kundenbetreuung".repeat(6), 400, 0.3, "worse, outside 99.8%");
        var label = FunnelChart.wide(series(0.5, 0.5, named, spot("b", 60, 0.5, "")))
                .spots()
                .get(0)
                .label();
        assertThat(label).isNotNull();
        assertThat(label.name()).hasSize(28).endsWith("…");
    }

    @Test
    void namesOverlapNothingAndStayInsideThePlot() {
        var crowd = IntStream.range(0, 60)
                .mapToObj(i -> spot("Team of the " + i + "th", 200 + 7 * i, 0.5 + (i % 9 - 4) / 100.0, ""))
                .toArray(FunnelSeriesPoint[]::new);
        for (var drawn :
                List.of(FunnelChart.wide(series(0.5, 0.5, crowd)), FunnelChart.narrow(series(0.5, 0.5, crowd)))) {
            var boxes = new ArrayList<double[]>();
            for (var spot : drawn.spots()) {
                boxes.add(new double[] {spot.x() - 5, spot.y() - 5, spot.x() + 5, spot.y() + 5});
                if (spot.label() != null) {
                    boxes.add(box(spot.label()));
                    assertThat(box(spot.label())[0]).isGreaterThanOrEqualTo(drawn.left());
                    assertThat(box(spot.label())[2]).isLessThanOrEqualTo(drawn.right());
                }
            }
            assertThat(drawn.spots().stream().filter(spot -> spot.label() != null))
                    .hasSizeBetween(1, 59);
            var names = boxes.stream().filter(box -> box[2] - box[0] > 20).toList();
            for (var name : names) {
                assertThat(boxes.stream().filter(box -> box != name && overlap(box, name)))
                        .isEmpty();
            }
        }
    }

    @Test
    void outliersAreNamedFirst() {
        var crowd = IntStream.range(0, 80)
                .mapToObj(i -> spot("T" + i, 300 + i, 0.5 + (i % 5) / 200.0, i == 79 ? "better, beyond 95%" : ""))
                .toArray(FunnelSeriesPoint[]::new);
        assertThat(FunnelChart.wide(series(0.5, 0.5, crowd)).spots().get(79).label())
                .isNotNull();
    }

    @Test
    void teamsWithoutAMarkerAreDotsInsideThePlotThatNoNameCovers() {
        var others = IntStream.range(0, 300)
                .mapToObj(i -> new FunnelSeriesDot(20 + 30 * i, 0.5 + (i % 21 - 10) / 100.0))
                .toList();
        var drawn = FunnelChart.wide(new FunnelSeries(
                "fraction",
                "all teams",
                0.5,
                0.5,
                LIMITS,
                null,
                null,
                "contacts",
                List.of(spot("odd", 400, 0.3, "worse, beyond 99.8%"), spot("even", 700, 0.5, "")),
                others));
        var dots = DOT.matcher(drawn.dots())
                .results()
                .map(each -> new double[] {Double.parseDouble(each.group(1)), Double.parseDouble(each.group(2))})
                .toList();
        assertThat(dots).hasSize(300);
        assertThat(dots).allSatisfy(dot -> {
            assertThat(dot[0]).isBetween(drawn.left(), drawn.right());
            assertThat(dot[1]).isBetween(drawn.top(), drawn.bottom());
        });
        assertThat(drawn.spots()).hasSize(2);
        var name = box(drawn.spots().get(0).label());
        assertThat(dots).noneMatch(dot -> overlap(new double[] {dot[0], dot[1], dot[0], dot[1]}, name));
    }

    @Test
    void aTargetIsALineWithItsName() {
        var series = new FunnelSeries(
                "seconds",
                "all teams",
                40,
                30,
                LIMITS,
                null,
                60.0,
                "contacts",
                List.of(spot("a", 90, 42, ""), spot("b", 70, 38, "")),
                List.of());
        var drawn = FunnelChart.narrow(series);
        assertThat(drawn.rules())
                .extracting(FunnelChart.FunnelReferenceLine::kind)
                .containsExactly("average", "target");
        assertThat(drawn.labels()).extracting(TrendChart.LineLabel::name).contains("target", "all", "95%");
    }

    private static double[] box(FunnelChart.@Nullable FunnelLabel name) {
        Objects.requireNonNull(name);
        var width = (name.name() + name.word()).length() * 6.5;
        var left = name.anchor().equals("end") ? name.x() - width : name.x();
        return new double[] {left, name.y() - 7, left + width, name.y() + 7};
    }

    private static boolean overlap(double[] a, double[] b) {
        return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    }

    private static List<Double> ys(String path) {
        return PLACE.matcher(path)
                .results()
                .map(each -> Double.valueOf(each.group(2)))
                .toList();
    }

    private static FunnelSeries series(double center, double deviation, FunnelSeriesPoint... spots) {
        return new FunnelSeries(
                "fraction", "all teams", center, deviation, LIMITS, null, null, "contacts", List.of(spots), List.of());
    }

    private static FunnelSeriesPoint spot(String name, double size, double value, String word) {
        var mark = word.startsWith("worse") ? "concern" : word.isEmpty() ? "common-cause" : "improvement";
        return new FunnelSeriesPoint(name, size, value, mark, word, word.endsWith("99.8%"), name, null);
    }
}
