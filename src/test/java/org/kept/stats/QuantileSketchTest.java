package org.kept.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuantileSketchTest {

    @Property(tries = 300)
    void aPercentileIsWithinOnePercentOfTheNearestRankAndWithinWhatWasMeasured(
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = 0.01, max = 200_000) Double> waits,
            @ForAll @DoubleRange(min = 0, max = 1) double q) {
        var measured = toThousandths(waits);
        var found = QuantileSketch.quantile(sketch(measured), q);
        var exact = nearestRank(measured, q);
        assertThat(found)
                .isCloseTo(exact, within(QuantileSketch.RELATIVE_ERROR * exact + 1e-9))
                .isBetween(measured.get(0) - 1e-9, measured.get(measured.size() - 1) + 1e-9);
    }

    @Property(tries = 300)
    void aPercentileIsWithinATimeLimitIfThatManyWaitsAre(
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = 0, max = 300) Double> waits,
            @ForAll @IntRange(min = 1, max = 300) int limit) {
        var measured = toThousandths(waits);
        var within = measured.stream().filter(wait -> wait <= limit).count();
        assertThat(QuantileSketch.quantile(sketch(measured), 0.9) <= limit)
                .isEqualTo(10 * within >= 9L * measured.size());
    }

    @Test
    void numbersBelowZeroAreInOrderAndApart() {
        var bins = new TreeMap<Integer, QuantileSketch.SketchBin>();
        for (var number : List.of(-250.0, -3.5, 0.0, 3.5, 1_000.0)) {
            bins.merge(
                    QuantileSketch.binOfAny(number),
                    new QuantileSketch.SketchBin(1, number),
                    QuantileSketch.SketchBin::plus);
        }
        assertThat(bins).hasSize(5);
        assertThat(QuantileSketch.quantile(bins, 0.2)).isEqualTo(-250);
        assertThat(QuantileSketch.quantile(bins, 0.4)).isEqualTo(-3.5);
        assertThat(QuantileSketch.quantile(bins, 0.5)).isZero();
        assertThat(QuantileSketch.quantile(bins, 1)).isEqualTo(1_000);
    }

    @Test
    void ofNineteenWaitsTheEighteenthIsTheNinetiethPercentile() {
        var waits = new ArrayList<>(Collections.nCopies(15, 30.0));
        waits.addAll(List.of(151.0, 161.0, 297.0, 379.0));
        assertThat(QuantileSketch.quantile(sketch(waits), 0.9)).isEqualTo(297);
        assertThat(QuantileSketch.quantile(sketch(waits.subList(16, 19)), 0.9)).isEqualTo(379);
    }

    @Property(tries = 100)
    void mergingInAnyOrderEqualsCountingAtOnce(
            @ForAll @Size(max = 40) List<@DoubleRange(min = 0, max = 4_000) Double> waits, @ForAll Random random) {
        var whole = toThousandths(waits);
        var shuffled = new ArrayList<>(whole);
        Collections.shuffle(shuffled, random);
        int cut = shuffled.size() / 3;
        var merged = sketch(shuffled.subList(cut, shuffled.size()));
        sketch(shuffled.subList(0, cut))
                .forEach((bin, waitsInBin) -> merged.merge(bin, waitsInBin, QuantileSketch.SketchBin::plus));
        var expected = sketch(whole);
        assertThat(merged.keySet()).isEqualTo(expected.keySet());
        expected.forEach((bin, waitsInBin) -> {
            assertThat(merged).extractingByKey(bin).satisfies(each -> {
                assertThat(each.count()).isEqualTo(waitsInBin.count());
                assertThat(each.total()).isCloseTo(waitsInBin.total(), within(1e-6));
            });
        });
    }

    /** Bins of earlier releases have DDSketch's index with 1% and no sum. */
    @Property
    void binsOfEarlierReleasesAreReadAsBefore(@ForAll @DoubleRange(min = 0.01, max = 1e6) double seconds) {
        var reference = new DDSketch(0.01);
        reference.accept(seconds);
        var bin = new LogarithmicMapping(0.01).index(seconds);
        assertThat(QuantileSketch.quantile(Map.of(bin, new QuantileSketch.SketchBin(1, 0)), 0.5))
                .isEqualTo(reference.getValueAtQuantile(0.5));
    }

    /** Bins are stored, so the numbers must stay. */
    @Test
    void aBinKeepsItsNumber() {
        var mapping = new LogarithmicMapping(0.0049);
        assertThat(QuantileSketch.binOf(1)).isEqualTo(1_000_000 + 2 * mapping.index(1));
        assertThat(QuantileSketch.binOf(1.001)).isEqualTo(1_000_000 + 2 * mapping.index(1.001) + 1);
        assertThat(QuantileSketch.binOf(100)).isEqualTo(1_000_000 + 2 * mapping.index(100));
        assertThat(QuantileSketch.binOf(100.001)).isEqualTo(2_000_101);
        assertThat(QuantileSketch.binOf(86_400)).isEqualTo(2_086_400);
        assertThat(QuantileSketch.binOf(86_400.001)).isEqualTo(4_000_000 + mapping.index(86_400.001));
        assertThat(QuantileSketch.binOfAny(-100.001)).isEqualTo(-2_000_101);
        assertThat(QuantileSketch.binOfAny(-0.0)).isEqualTo(QuantileSketch.ZERO);
    }

    @Test
    void wholeSecondsUpToADayAreExact() {
        for (var exact : List.of(0.0, 90.0, 86_400.0, -86_400.0)) {
            assertThat(QuantileSketch.isApproximate(exact)).as("%s", exact).isFalse();
        }
        for (var estimated : List.of(90.5, 86_401.0, -86_401.0, -0.5)) {
            assertThat(QuantileSketch.isApproximate(estimated))
                    .as("%s", estimated)
                    .isTrue();
        }
    }

    @Test
    void zeroWaitsHaveTheirOwnBin() {
        assertThat(QuantileSketch.binOf(0)).isEqualTo(QuantileSketch.ZERO).isLessThan(QuantileSketch.binOf(0.001));
        assertThat(QuantileSketch.quantile(sketch(List.of(0.0, 0.0, 0.0, 90.0)), 0.5))
                .isZero();
    }

    @Test
    void anEmptiedBinIsIgnored() {
        var bins = sketch(List.of(60.0));
        bins.put(QuantileSketch.binOf(1), new QuantileSketch.SketchBin(0, 0));
        bins.put(QuantileSketch.ZERO, new QuantileSketch.SketchBin(0, 0));
        assertThat(QuantileSketch.quantile(bins, 0)).isEqualTo(60);
    }

    @Test
    void withoutWaitsThereIsNoPercentile() {
        assertThatThrownBy(() -> QuantileSketch.quantile(Map.of(), 0.5)).isInstanceOf(NoSuchElementException.class);
        for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> QuantileSketch.binOf(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> QuantileSketch.quantile(sketch(List.of(1.0)), 1.1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Double> toThousandths(List<Double> waits) {
        return sorted(
                waits.stream().map(wait -> Math.round(wait * 1000) / 1000.0).toList());
    }

    private static List<Double> sorted(List<Double> waits) {
        return waits.stream().sorted().toList();
    }

    private static double nearestRank(List<Double> sorted, double q) {
        var rank = new BigDecimal(Double.toString(q))
                .multiply(BigDecimal.valueOf(sorted.size()))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
        return sorted.get(Math.max(1, rank) - 1);
    }

    private static Map<Integer, QuantileSketch.SketchBin> sketch(List<Double> waits) {
        var bins = new TreeMap<Integer, QuantileSketch.SketchBin>();
        waits.forEach(wait -> bins.merge(
                QuantileSketch.binOf(wait), new QuantileSketch.SketchBin(1, wait), QuantileSketch.SketchBin::plus));
        return bins;
    }
}
