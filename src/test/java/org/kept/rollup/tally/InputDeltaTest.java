package org.kept.rollup.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.kept.kpi.EventField.FieldKind;
import org.kept.kpi.Input;

class InputDeltaTest {

    private static final double YEAR = 31_536_000;

    @Test
    void timesOfAYearAddUpAndCancelExactly() {
        var year = InputDelta.of(YEAR);
        var sum = Collections.nCopies(1000, year).stream().reduce(InputDelta.of(0.1), InputDelta::plus);
        assertThat(sum.n()).isEqualTo(1001);
        assertThat(sum.squares()).isEqualTo(new BigInteger("99451929600000000001"));
        assertThat(sum.sums(Input.ANSWERED).total()).isEqualTo(1000 * YEAR + 0.1);
        var left = Collections.nCopies(1000, year.times(-1)).stream().reduce(sum, InputDelta::plus);
        assertThat(left).isEqualTo(InputDelta.of(0.1));
        assertThat(left.plus(InputDelta.of(0.1).times(-1)).isZero()).isTrue();
    }

    @Test
    void aCustomKpiSquaresThousandthsAndTheLargestNumberFits() {
        var input = new Input("value:above");
        var cents = InputDelta.of(input, 0.04).plus(InputDelta.of(input, -0.02));
        assertThat(cents.sums(input).total()).isEqualTo(0.02);
        assertThat(cents.sums(input).squares()).isCloseTo(0.002, within(1e-12));
        var largest = InputDelta.of(input, FieldKind.NUMBER.most());
        assertThat(largest.plus(largest.times(-1)).isZero()).isTrue();
        assertThat(largest.sums(input).squares()).isEqualTo(1e24);
    }
}
