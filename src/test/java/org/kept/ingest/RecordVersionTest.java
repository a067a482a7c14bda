package org.kept.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An older state of a record is distinguished from a newer one. */
class RecordVersionTest {

    @ParameterizedTest
    @CsvSource({
        "2026-10-05T10:00:00+02:00, 2026-10-05T08:30:00Z",
        "2026-10-05T08:00:00.123456789Z, 2026-10-05T08:00:00.123456790Z",
        "9, 10",
        "-2, 1.5",
        "1759653842, 1759653842.5",
        "2026-10-05T09:00:00, 2026-10-05T10:00:00",
        "v1, v2",
    })
    void theSecondIsNewer(String older, String newer) {
        assertThat(RecordVersion.of(older)).isLessThan(RecordVersion.of(newer));
        assertThat(RecordVersion.of(newer)).isGreaterThan(RecordVersion.of(older));
    }

    @Test
    void theSameMomentIsNotOlderHoweverItIsWritten() {
        assertThat(RecordVersion.of("2026-10-05T10:00:00+02:00"))
                .isEqualByComparingTo(RecordVersion.of("2026-10-05T08:00:00Z"));
    }

    @Test
    void anyVersionIsNewerThanNone() {
        assertThat(RecordVersion.NONE).isLessThan(RecordVersion.of("-1"));
        assertThat(RecordVersion.of(" ")).isEqualByComparingTo(RecordVersion.NONE);
    }

    @Test
    void whatIsStoredFitsTheDatabase() {
        var version = RecordVersion.of(" a\0b" + "x".repeat(500));
        assertThat(version.text()).startsWith("ab").hasSizeLessThanOrEqualTo(200);
    }
}
