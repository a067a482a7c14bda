package org.kept.chart.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LabelSpacingTest {

    @Test
    void placesWithRoomStayWhereTheyAre() {
        assertThat(LabelSpacing.spread(new double[] {10, 50, 90}, 18, 0, 100)).containsExactly(10, 50, 90);
    }

    @Test
    void placesThatTouchAreSpreadAroundTheirMiddle() {
        assertThat(LabelSpacing.spread(new double[] {49, 51}, 18, 0, 100)).containsExactly(41, 59);
    }

    @Test
    void noPlaceLeavesTheBounds() {
        assertThat(LabelSpacing.spread(new double[] {1, 2}, 18, 0, 100)).containsExactly(0, 18);
        assertThat(LabelSpacing.spread(new double[] {99, 100}, 18, 0, 100)).containsExactly(82, 100);
    }

    @Property
    void fivePlacesAreAlwaysApartAndInside(@ForAll @Size(5) List<@DoubleRange(max = 400) Double> places) {
        var sorted = places.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        var spread = LabelSpacing.spread(sorted, 18, 0, 400);
        assertThat(spread).hasSize(5);
        assertThat(Arrays.stream(spread)).allMatch(place -> place >= -1e-9 && place <= 400 + 1e-9);
        for (var i = 1; i < spread.length; i++) {
            assertThat(spread[i] - spread[i - 1]).isGreaterThanOrEqualTo(18 - 1e-9);
        }
    }
}
