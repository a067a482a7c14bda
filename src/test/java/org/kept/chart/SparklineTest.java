package org.kept.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SparklineTest {

    @Test
    void aGapBreaksTheLine() {
        var path = spark("common-cause", 1.0, 2.0, null, 2.0, 1.0).path();
        assertThat(path.chars().filter(letter -> letter == 'M')).hasSize(2);
        assertThat(path.chars().filter(letter -> letter == 'L')).hasSize(2);
    }

    @Test
    void aValueBetweenTwoGapsIsADot() {
        assertThat(spark("common-cause", 1.0, 1.5, null, 2.0, null, 1.0, 2.0).alone())
                .hasSize(1);
    }

    @Test
    void theLastPointIsMarkedOnlyIfTheLastWeekHasAValue() {
        assertThat(last(spark("concern", 1.0, 2.0)).mark()).isEqualTo("concern");
        assertThat(last(spark("concern", 1.0, 2.0, null)).mark()).isEqualTo("common-cause");
    }

    @Test
    void withoutValuesTheLineIsEmptyAndTheDescriptionSaysSo() {
        var spark = spark("common-cause", null, null);
        assertThat(spark.path()).isEmpty();
        assertThat(spark.last()).isNull();
        assertThat(spark.description()).isEqualTo("2 values, none known");
    }

    @Test
    void aDistantTargetIsStillInsideTheDrawing() {
        var spark = Sparkline.of("fraction", Arrays.asList(0.1, 0.2), 0.05, 0.25, 0.9, null, "common-cause");
        assertThat(spark.targets()).allMatch(y -> y >= 0 && y <= spark.height());
        assertThat(Objects.requireNonNull(spark.band()).top())
                .isGreaterThan(spark.targets().get(0));
    }

    private static Sparkline.SparklineDot last(Sparkline spark) {
        return Objects.requireNonNull(spark.last());
    }

    private static Sparkline spark(String mark, @Nullable Double... values) {
        return Sparkline.of("count", Arrays.asList(values), null, null, null, null, mark);
    }
}
