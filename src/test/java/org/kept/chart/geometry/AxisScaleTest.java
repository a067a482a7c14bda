package org.kept.chart.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class AxisScaleTest {

    @Test
    void theScaleHasPaddingAtBothEnds() {
        var scale = AxisScale.covering(DoubleStream.of(0.8, 0.9), 100, 0);
        assertThat(scale.at(0.8)).isCloseTo(96.3, within(0.05));
        assertThat(scale.at(0.9)).isCloseTo(3.7, within(0.05));
    }

    @Test
    void equalValuesAreCentred() {
        assertThat(AxisScale.covering(DoubleStream.of(5, 5, 5), 100, 0).at(5)).isEqualTo(50);
        assertThat(AxisScale.covering(DoubleStream.of(0), 100, 0).at(0)).isEqualTo(50);
        assertThat(AxisScale.covering(DoubleStream.empty(), 100, 0).at(0.5)).isEqualTo(50);
    }

    @Test
    void ticksAreRoundNumbersOfTheirUnit() {
        var percents = new AxisScale(0.811, 0.949, 0, 1);
        assertThat(percents.step("fraction", 7)).isCloseTo(0.02, within(1e-12));
        assertThat(percents.ticks(0.05)).hasSize(2);
        assertThat(new AxisScale(0, 100, 0, 1).step("seconds", 7)).isEqualTo(15);
        assertThat(new AxisScale(0, 1000, 0, 1).step("seconds", 6)).isEqualTo(300);
        assertThat(new AxisScale(-20, 40, 0, 1).ticks(20)).containsExactly(-20.0, 0.0, 20.0, 40.0);
    }
}
