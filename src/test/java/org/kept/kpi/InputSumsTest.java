package org.kept.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kept.kpi.Tally.InputSums;

class InputSumsTest {

    @Test
    void whatIsLeftOfSumsIsExact() {
        var all = new InputSums(3, 12.3, 61.05).plus(new InputSums(1, 0.1, 0.01));
        assertThat(all.minus(new InputSums(1, 0.1, 0.01))).isEqualTo(new InputSums(3, 12.3, 61.05));
        assertThat(all.minus(all)).isEqualTo(InputSums.ZERO);
    }

    @Test
    void aTotalIsLeftAlthoughNothingIsCountedWithIt() {
        var closed = new InputSums(1, 3600, 12_960_000).plus(new InputSums(0, 900, 810_000));
        assertThat(closed.minus(new InputSums(1, 3600, 12_960_000))).isEqualTo(new InputSums(0, 900, 810_000));
        assertThat(closed.minus(closed)).isEqualTo(InputSums.ZERO);
    }

    @Test
    void aTallyWithoutAPartOfItHasTheOtherInputs() {
        var tally = new Tally(
                Map.of(Input.ANSWERED, new InputSums(2, 30, 500), Input.AWT_CLOSED, new InputSums(0, 12, 144)));
        assertThat(tally.minus(new Tally(Map.of(Input.ANSWERED, new InputSums(2, 30, 500))))
                        .sums())
                .containsEntry(Input.ANSWERED, InputSums.ZERO)
                .containsEntry(Input.AWT_CLOSED, new InputSums(0, 12, 144));
    }
}
