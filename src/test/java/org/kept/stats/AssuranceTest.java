package org.kept.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits of 2 to 4. */
class AssuranceTest {

    @ParameterizedTest
    @CsvSource({
        "5, CONSISTENTLY_MISSES, CONSISTENTLY_HITS",
        "4, HIT_OR_MISS, HIT_OR_MISS",
        "3, HIT_OR_MISS, HIT_OR_MISS",
        "2, HIT_OR_MISS, HIT_OR_MISS",
        "1, CONSISTENTLY_HITS, CONSISTENTLY_MISSES",
    })
    void aTargetOutsideTheLimitsIsHitOrMissedConsistently(double target, Assurance ifHigher, Assurance ifLower) {
        assertThat(Assurance.of(2, 4, target, true)).isEqualTo(ifHigher);
        assertThat(Assurance.of(2, 4, target, false)).isEqualTo(ifLower);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 5, CONSISTENTLY_HITS",
        "2, 5, HIT_OR_MISS",
        "1, 4, HIT_OR_MISS",
        "4, 5, HIT_OR_MISS",
        "4.5, 5, CONSISTENTLY_MISSES",
        "1, 2, HIT_OR_MISS",
        "1, 1.5, CONSISTENTLY_MISSES",
    })
    void aTargetRangeIsHitOnlyIfTheLimitsAreInsideIt(double atLeast, double atMost, Assurance expected) {
        assertThat(Assurance.ofRange(2, 4, atLeast, atMost)).isEqualTo(expected);
    }
}
