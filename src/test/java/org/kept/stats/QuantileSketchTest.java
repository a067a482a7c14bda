package org.kept.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datadoghq.sketch.ddsketch.DDSketch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuantileSketchTest {

    @Property(tries = 200)
    void resultsMatchDdSketch(
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = 0, max = 86_400) Double> waits,
            @ForAll @DoubleRange(min = 0, max = 1) double q) {
        var reference = new DDSketch(0.01);
        waits.forEach(reference::accept);
        assertThat(QuantileSketch.quantile(sketch(waits), q)).isEqualTo(reference.getValueAtQuantile(q));
    }

    @Property(tries = 100)
    void mergingInAnyOrderEqualsCountingAtOnce(
            @ForAll @Size(max = 40) List<@DoubleRange(min = 0, max = 4_000) Double> waits, @ForAll Random random) {
        var shuffled = new ArrayList<>(waits);
        Collections.shuffle(shuffled, random);
        int cut = shuffled.size() / 3;
        var merged = sketch(shuffled.subList(cut, shuffled.size()));
        sketch(shuffled.subList(0, cut)).forEach((bin, count) -> merged.merge(bin, count, Long::sum));
        assertThat(merged).isEqualTo(sketch(waits));
    }

    @Property
    void everyWaitIsWithinOnePercentOfItsBin(@ForAll @DoubleRange(min = 0.01, max = 1e6) double seconds) {
        double value = QuantileSketch.valueOf(QuantileSketch.binOf(seconds));
        assertThat(Math.abs(value - seconds)).isLessThanOrEqualTo(QuantileSketch.RELATIVE_ERROR * seconds * (1 + 1e-9));
    }

    @Test
    void zeroWaitsHaveTheirOwnBin() {
        assertThat(QuantileSketch.binOf(0)).isEqualTo(QuantileSketch.ZERO).isLessThan(QuantileSketch.binOf(0.001));
        assertThat(QuantileSketch.quantile(sketch(List.of(0.0, 0.0, 0.0, 90.0)), 0.5))
                .isZero();
    }

    @Test
    void anEmptiedBinIsIgnored() {
        var counts = sketch(List.of(60.0));
        counts.put(QuantileSketch.binOf(1), 0L);
        counts.put(QuantileSketch.ZERO, 0L);
        assertThat(QuantileSketch.quantile(counts, 0)).isEqualTo(QuantileSketch.valueOf(QuantileSketch.binOf(60)));
    }

    @Test
    void withoutWaitsThereIsNoPercentile() {
        assertThatThrownBy(() -> QuantileSketch.quantile(new TreeMap<>(), 0.5))
                .isInstanceOf(NoSuchElementException.class);
        for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> QuantileSketch.binOf(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> QuantileSketch.quantile(sketch(Arrays.asList(1.0)), 1.1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SortedMap<Integer, Long> sketch(List<Double> waits) {
        var counts = new TreeMap<Integer, Long>();
        waits.forEach(wait -> counts.merge(QuantileSketch.binOf(wait), 1L, Long::sum));
        return counts;
    }
}
