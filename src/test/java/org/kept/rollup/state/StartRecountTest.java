package org.kept.rollup.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartRecountTest {

    @ParameterizedTest
    @CsvSource({
        // Columns: counted, weeks, seconds taken, seconds left.
        "0, 104, 30, 60",
        "2, 104, 30, 60",
        "26, 104, 10, 30",
        "103, 104, 30, 5",
        "104, 104, 30, 5",
        "120, 104, 30, 5",
        "3, 1000, 60, 3600",
    })
    void theTimeLeftIsThatOfTheWeeksCounted(int counted, int weeks, int taken, int left) {
        assertThat(StartRecount.left(counted, weeks, Duration.ofSeconds(taken))).isEqualTo(Duration.ofSeconds(left));
    }
}
