package org.kept.mapping.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.table.DecimalMark;

/** Durations and shares as people write them. */
class ValueUnitTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seconds | 8,5 | 8.5",
                "seconds | 1.204,0 | 1204",
                "minutes | 4,25 | 255",
                "hours | 2 | 7200",
                "days | 1 | 86400",
                "milliseconds | 1500 | 1.5",
                "mm:ss | 75:30 | 4530",
                "mm:ss | 1:02:03 | 3723",
                "hh:mm:ss | 26:17:10 | 94630",
                "hh:mm | 26:17 | 94620",
                "duration | 1h 5m | 3900",
                "duration | 1 hour, 5 minutes and 3 sec. | 3903",
                "duration | 2 Tage 3 Std. | 183600",
                "duration | 1 day 02:00:00 | 93600",
                "duration | 00:01:05 | 65",
                "duration | PT1M30S | 90",
                "duration | 1h05 | 3900",
                "duration | 4min 30 | 270",
                "duration | 1.02:03:04 | 93784",
                "hh:mm:ss | 1:02:03:04 | 93784",
                "duration | 42 | 42",
                "percent | 81% | 0.81",
                "percent | 4,2 % | 0.042",
                "share | 81% | 0.81",
                "share | 0,81 | 0.81",
            })
    void aTextIsReadInItsUnit(String unit, String text, String expected) throws ValueException {
        assertThat(unit(unit).read(text, DecimalMark.COMMA)).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "First reply time in minutes within business hours | 42 | MINUTES",
                "First response time (in hrs) | 1,5 | HOURS",
                "Wartezeit [Min.] | 42 | MINUTES",
                "talk_seconds | 42 | SECONDS",
                "Time in queue | 42 | DURATION",
                "Wait (min) | 1h 5m | DURATION",
                "Wait (min) | 4:30 | MINUTES_AND_SECONDS",
                "Talk time (mm:ss) | 0:12 | MINUTES_AND_SECONDS",
                "Resolution time (hrs) | 4:30 | HOURS_AND_MINUTES",
                "Resolution time (H:mm) | 4:30 | HOURS_AND_MINUTES",
                "Time to close (HH:mm:ss) | 4:30 | DURATION",
                "Wait | 4:30 | DURATION",
            })
    void aHeaderNamesTheUnitOfPlainNumbersAndOfTwoParts(String header, String text, ValueUnit expected) {
        assertThat(ValueUnit.ofDuration(header, text)).isEqualTo(expected);
        assertThat(ValueUnit.ofDuration(header, text, ValueUnit.HOURS_AND_MINUTES))
                .isEqualTo(
                        expected == ValueUnit.DURATION && text.equals("4:30") ? ValueUnit.HOURS_AND_MINUTES : expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seconds | soon",
                "mm:ss | 90",
                "hh:mm:ss | 10:20",
                "duration | 3 parsecs",
                "duration | 1h x",
                "duration | 10:20",
                "percent | n/a",
            })
    void whatIsNotInTheUnitIsRefused(String unit, String text) {
        assertThatThrownBy(() -> unit(unit).read(text, DecimalMark.COMMA)).isInstanceOf(ValueException.class);
    }

    @Test
    void twoPartsOfADurationAreAskedFor() {
        assertThatThrownBy(() -> ValueUnit.DURATION.read("10:20", null))
                .hasMessageContaining("mm:ss")
                .hasMessageContaining("hh:mm");
    }

    @Test
    void aNumberThatCanBeTwoIsRefusedWithoutADecimalMark() {
        assertThatThrownBy(() -> ValueUnit.SECONDS.read("1.205", null)).hasMessageContaining("decimal comma");
    }

    private static ValueUnit unit(String code) {
        return Objects.requireNonNull(ValueUnit.find(code));
    }
}
