package org.kept.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {

    @ParameterizedTest
    @CsvSource({
        "0.2, 0.19999999999999998",
        "-0.2, -0.2000000001",
        "0, 1e-12",
        "1000000000000, 1000000000001",
        "1000000000000, 999999999000",
    })
    void aValueBesideABoundByRoundingIsTheBound(double bound, double value) {
        assertThat(Rounding.onto(bound, value)).isEqualTo(bound);
    }

    @ParameterizedTest
    @CsvSource({"0.2, 0.2001", "0.2, 0.1999", "0, 1e-11", "1000000000000, 1000000001001", "Infinity, 5", "-Infinity, 5"
    })
    void anyOtherValueStays(double bound, double value) {
        assertThat(Rounding.onto(bound, value)).isEqualTo(value);
    }
}
