package org.kept.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kept.ui.NumberFormatterTest.spaced;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kept.chart.EffectsChart.Effect;
import org.kept.chart.EffectsChart.EffectBar;

class EffectsChartTest {

    private static final Effect WHOLE = new Effect("All together", -0.041, -0.021);
    private final EffectsChart chart = EffectsChart.wide(
            "fraction", List.of(new Effect("accounts", -0.05, 0), new Effect("loans", 0.009, -0.021)), WHOLE);

    @Test
    void negativeEffectsAreLeftOfTheZeroLineAndPositiveOnesRight() {
        assertThat(bar(0, 0).x() + bar(0, 0).width()).isEqualTo(chart.zero());
        assertThat(bar(1, 0).x()).isEqualTo(chart.zero());
        assertThat(bar(1, 1).x()).isLessThan(chart.zero());
        assertThat(bar(0, 1).width()).isZero();
    }

    @Test
    void barsAreAsLongAsTheirEffects() {
        assertThat(bar(2, 0).width() / bar(0, 0).width()).isCloseTo(0.041 / 0.05, within(0.002));
        assertThat(bar(1, 1).width()).isEqualTo(bar(2, 1).width());
    }

    @Test
    void everyBarIsLabelledAtItsFreeEnd() {
        assertThat(spaced(bar(0, 0).words())).isEqualTo("rate −5.0 pt");
        assertThat(bar(0, 0).anchor()).isEqualTo("end");
        assertThat(bar(0, 0).label()).isLessThan(bar(0, 0).x());
        assertThat(spaced(bar(0, 1).words())).isEqualTo("mix 0.0 pt");
        assertThat(bar(0, 1).anchor()).isEqualTo("start");
    }

    @Test
    void labelsStayInsideTheDrawing() {
        for (var drawn : List.of(chart, EffectsChart.narrow("fraction", effects(3), WHOLE))) {
            assertThat(drawn.rows().stream().flatMap(row -> row.bars().stream()))
                    .allSatisfy(bar -> {
                        var width = bar.words().length() * 6.9;
                        assertThat(bar.anchor().equals("end") ? bar.label() - width : bar.label())
                                .isGreaterThanOrEqualTo(0);
                        assertThat(bar.anchor().equals("end") ? bar.label() : bar.label() + width)
                                .isLessThanOrEqualTo(drawn.width() + 1);
                    });
        }
    }

    @Test
    void theSmallestOfManyPartsAreCombinedIntoOneRow() {
        var many = EffectsChart.wide("seconds", effects(20), new Effect("All together", 1, 1));
        assertThat(many.rows()).hasSize(9);
        assertThat(many.rows().get(7).name()).isEqualTo("13 others");
        assertThat(many.rows().get(0).name()).isEqualTo("team 13");
        // The 13 smallest of 0.1, 0.2, …, 2 seconds are 0.1 to 1.3.
        assertThat(spaced(many.rows().get(7).bars().get(0).words())).isEqualTo("rate +9.1 s");
    }

    @Test
    void partsWithoutEffectsAreStillDrawn() {
        var still = EffectsChart.wide("nps", List.of(new Effect("a", 0, 0)), new Effect("All", 0, 0));
        assertThat(still.rows()).hasSize(2);
        assertThat(still.rows().get(0).bars()).allMatch(bar -> bar.width() == 0);
    }

    private static List<Effect> effects(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Effect("team " + i, (i + 1) / 10.0, -0.1))
                .toList();
    }

    private EffectBar bar(int row, int bar) {
        return chart.rows().get(row).bars().get(bar);
    }
}
