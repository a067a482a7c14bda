package org.kept.rollup.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Collections;
import java.util.Objects;
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
        var cents = added(input, 0.04).plus(added(input, -0.02));
        assertThat(cents.sums(input).total()).isEqualTo(0.02);
        assertThat(cents.sums(input).squares()).isCloseTo(0.002, within(1e-12));
        var largest = added(input, FieldKind.NUMBER.most());
        assertThat(largest.sums(input).squares()).isEqualTo(1e24);
    }

    @Test
    void moreLargeNumbersThanEverComeAddUpExactly() {
        var input = new Input("value:above");
        var parts = InputDelta.added(input, -FieldKind.NUMBER.most() + 0.001);
        assertThat(parts).extractingByKey(input).extracting(InputDelta::total).isEqualTo(-999_999_999L);
        assertThat(parts)
                .extractingByKey(input.millions())
                .extracting(part -> part.sums(input.millions()).total())
                .isEqualTo(-999_999.0);
        parts.values().forEach(part -> assertThat(Math.multiplyExact(part.total(), 9_000_000_000L))
                .isNegative());
        assertThat(InputDelta.added(input, 999_999.999)).containsOnlyKeys(input);
        assertThat(InputDelta.added(input, 1_000_000)).containsOnlyKeys(input, input.millions());
    }

    private static InputDelta added(Input input, double number) {
        return Objects.requireNonNull(InputDelta.added(input, number).get(input));
    }
}
