package org.kept.scorecard.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

    private static final Instant TIME = Instant.parse("2026-11-16T08:59:00Z");
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    @Test
    void aClockThatJumpsIsNotTrustedUntilItGoesOnSteadily() {
        var clock = new SteadyClock();
        assertThat(clock.isSteady(TIME, 0)).isFalse();
        assertThat(clock.isSteady(TIME.plusSeconds(60), MINUTE)).isTrue();
        var jumped = TIME.plus(Duration.ofDays(7));
        assertThat(clock.isSteady(jumped, 2 * MINUTE)).isFalse();
        assertThat(clock.isSteady(TIME.plusSeconds(180), 3 * MINUTE)).isFalse();
        assertThat(clock.isSteady(TIME.plusSeconds(240), 4 * MINUTE)).isTrue();
    }

    @Test
    void aClockThatIsSetALittleIsSteady() {
        var clock = new SteadyClock();
        clock.isSteady(TIME, MINUTE);
        assertThat(clock.isSteady(TIME.plusSeconds(75), 2 * MINUTE)).isTrue();
    }
}
