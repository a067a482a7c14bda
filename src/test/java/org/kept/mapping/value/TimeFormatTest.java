package org.kept.mapping.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.table.DateOrder;

/** Times, weeks and months as other systems write them. */
class TimeFormatTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-10-05T09:14:02+02:00 | 2026-10-05T07:14:02Z",
                "2026-10-05 09:14:02 +0200 | 2026-10-05T07:14:02Z",
                "2026-10-05 09:14 | 2026-10-05T07:14:00Z",
                "2026-10-05 | 2026-10-04T22:00:00Z",
                "2026-10-05 08:14:02 UTC | 2026-10-05T08:14:02Z",
                "2026-10-06T10:02:30.672717030Z | 2026-10-06T10:02:30.672717030Z",
                "Mon, 05 Oct 2026 08:14:02 +0000 | 2026-10-05T08:14:02Z",
                "05.10.2026 9:14 | 2026-10-05T07:14:00Z",
                "10/25/2026 9:14 AM | 2026-10-25T08:14:00Z",
                "05.10.26 09:14 | 2026-10-05T07:14:00Z",
                "5.10.99 | 2099-10-04T22:00:00Z",
                "05-Oct-2026 09:14 | 2026-10-05T07:14:00Z",
                "5 October 2026 09:14:02 | 2026-10-05T07:14:02Z",
                "October 5, 2026 9:14 AM | 2026-10-05T07:14:00Z",
                "Oct 5, 2026, 9:14 AM | 2026-10-05T07:14:00Z",
                "25/10/2026 09:14 | 2026-10-25T08:14:00Z",
                "2026/10/05 9:14:02 AM GMT+2 | 2026-10-05T07:14:02Z",
                "2026/10/05 9:14:02 PM GMT-5:30 | 2026-10-06T02:44:02Z",
                "2026/10/05 9:14:02 PM | 2026-10-05T19:14:02Z",
                "05.10.2026 09:14:02 | 2026-10-05T07:14:02Z",
                "1791278042 | 2026-10-06T09:14:02Z",
                "1791278042000 | 2026-10-06T09:14:02Z",
                "2026-10-25 02:30 | 2026-10-25T00:30:00Z",
            })
    void theFormIsFoundOut(String text, Instant moment) throws ValueException {
        assertThat(TimeFormat.FOUND_OUT.read(text, BERLIN, null).toInstant()).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "M/d/yyyy H:mm:ss | 10/5/2026 9:14:02 | 2026-10-05T07:14:02Z",
                "MM/dd/yyyy hh:mm:ss a | 10/05/2026 09:14:02 PM | 2026-10-05T19:14:02Z",
                "rfc-2822 | Mon, 05 Oct 2026 08:14:02 +0000 | 2026-10-05T08:14:02Z",
                "epoch | 1791278042 | 2026-10-06T09:14:02Z",
                "M/d/yyyy H:mm:ss | 2026-10-05T09:14:02 | 2026-10-05T07:14:02Z",
                "MM/dd/yyyy hh:mm:ss a | 2026-10-05 | 2026-10-04T22:00:00Z",
                "rfc-2822 | 2026-10-05T09:14:02 | 2026-10-05T07:14:02Z",
                "epoch | 2026-10-05T09:14:02 | 2026-10-05T07:14:02Z",
            })
    void thePatternIsGiven(String format, String text, Instant moment) throws ValueException {
        assertThat(TimeFormat.of(format).read(text, BERLIN, null).toInstant()).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dd.MM.yyyy HH:mm | 31.02.2026 09:00",
                "d.M.yyyy H:mm | 31.4.2026 9:00",
                "d.M.yyyy H:mm | 28.2.2026 24:00",
                "'on' d. MMM yyyy, H:mm | on 30. Feb 2026, 9:00",
                "rfc-2822 | 31 Feb 2026 08:14:02 +0000",
                "iso | 2026-02-30 09:14",
                "'' | 31.02.2026 09:00",
                "'' | 2026-02-30",
                "M/d/yyyy H:mm:ss | 2026-02-30T09:14:02",
                "'' | 2/30/2026 9:14 AM",
            },
            quoteCharacter = '"')
    void aDayThatDoesNotExistIsNoTime(String format, String text) throws ValueException {
        var code = format.equals("''") ? "" : format;
        var read = TimeFormat.of(code);
        assertThatThrownBy(() -> read.read(text, BERLIN, null)).isInstanceOf(ValueException.class);
    }

    @Test
    void textInQuotesOfAPatternStays() throws ValueException {
        assertThat(TimeFormat.of("'day' d MMMM yyyy, H:mm")
                        .read("day 5 October 2026, 9:14", BERLIN, null)
                        .toInstant())
                .isEqualTo(Instant.parse("2026-10-05T07:14:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "week | 2026-W45 | 2026-W45 | 2026-11-08T23:00:00Z",
                "week | W45 | 2026-W45 | 2026-11-08T23:00:00Z",
                "week | KW 45 | 2026-W45 | 2026-11-08T23:00:00Z",
                "week | KW 45/2026 | 2026-W45 | 2026-11-08T23:00:00Z",
                "week | 2026-11-02 | 2026-W45 | 2026-11-08T23:00:00Z",
                "week | wk 45 | 2026-W45 | 2026-11-08T23:00:00Z",
                "week | 2026 Week 45 | 2026-W45 | 2026-11-08T23:00:00Z",
                "week | 02/11/2026 | 2026-W45 | 2026-11-08T23:00:00Z",
                "week | 11/02/2026 | 2026-W45 | 2026-11-08T23:00:00Z",
                "week | 45/2026 | 2026-W45 | 2026-11-08T23:00:00Z",
                "week | 5/2026 | 2026-W05 | 2026-02-01T23:00:00Z",
                "week | KW 45/26 | 2026-W45 | 2026-11-08T23:00:00Z",
                "week | KW45 ’26 | 2026-W45 | 2026-11-08T23:00:00Z",
                "week | Week 45 | 2026-W45 | 2026-11-08T23:00:00Z",
                "week | Week 45, 2026 | 2026-W45 | 2026-11-08T23:00:00Z",
                "week | week 45 of 2026 | 2026-W45 | 2026-11-08T23:00:00Z",
                "week | 2026W45 | 2026-W45 | 2026-11-08T23:00:00Z",
                "week | 2026, KW 45 | 2026-W45 | 2026-11-08T23:00:00Z",
                "week | 45. KW 2026 | 2026-W45 | 2026-11-08T23:00:00Z",
                "week | 45. KW | 2026-W45 | 2026-11-08T23:00:00Z",
                "week | 45. Kalenderwoche 2026 | 2026-W45 | 2026-11-08T23:00:00Z",
                "week | Kalenderwoche 45 | 2026-W45 | 2026-11-08T23:00:00Z",
                "week | KW 53/20 | 2020-W53 | 2021-01-03T23:00:00Z",
                "month | Nov 2026 | 2026-11 | 2026-11-30T23:00:00Z",
                "month | 11/2026 | 2026-11 | 2026-11-30T23:00:00Z",
                "month | November 26 | 2026-11 | 2026-11-30T23:00:00Z",
                "month | Nov ’26 | 2026-11 | 2026-11-30T23:00:00Z",
                "month | Nov-26 | 2026-11 | 2026-11-30T23:00:00Z",
                "month | 2026-11 | 2026-11 | 2026-11-30T23:00:00Z",
                "month | 2026 Nov. | 2026-11 | 2026-11-30T23:00:00Z",
                "month | Dez. 2026 | 2026-12 | 2026-12-31T23:00:00Z",
                "month | Sept. | 2026-09 | 2026-09-30T22:00:00Z",
                "month | März | 2026-03 | 2026-03-31T22:00:00Z",
                "week | 2.11.2026 | 2026-W45 | 2026-11-08T23:00:00Z",
                "week | 2026-W01 | 2026-W01 | 2026-01-04T23:00:00Z",
                "month | 2026-09 | 2026-09 | 2026-09-30T22:00:00Z",
                "month | Sep 2026 | 2026-09 | 2026-09-30T22:00:00Z",
                "month | 09/2026 | 2026-09 | 2026-09-30T22:00:00Z",
                "month | 2026-09-01 | 2026-09 | 2026-09-30T22:00:00Z",
            })
    void aPeriodHasANameAndAnEnd(String format, String text, String period, Instant end) throws ValueException {
        assertThat(TimeFormat.of(format).period(text, 2026)).isEqualTo(period);
        assertThat(TimeFormat.of(format).end(text, 2026, BERLIN).toInstant()).isEqualTo(end);
    }

    @Test
    void whatCannotBeToldIsAsked() {
        assertThatThrownBy(() -> TimeFormat.FOUND_OUT.read("4/11/2026 10:00", BERLIN, null))
                .hasMessageContaining("the day or the month");
        assertThatThrownBy(() -> TimeFormat.FOUND_OUT.read("2026-10-05 09:14", null, null))
                .hasMessageContaining("zone");
        assertThatThrownBy(() -> TimeFormat.FOUND_OUT.read("2026-03-29 02:30", BERLIN, null))
                .hasMessageContaining("never happened");
        assertThatThrownBy(() -> TimeFormat.of("week").period("W45", null)).hasMessageContaining("year");
        assertThatThrownBy(() -> TimeFormat.of("month").period("Sept", null)).hasMessageContaining("year");
        assertThatThrownBy(() -> TimeFormat.of("week").period("03/11/2026", null))
                .hasMessageContaining("not a week");
        assertThatThrownBy(() -> TimeFormat.of("week").period("2026-W54", null)).hasMessageContaining("not a week");
        for (var text :
                List.of("54/2026", "53/2025", "0/2026", "KW 45 26", "45", "2025/26", "45w", "Week", "KW 45/046")) {
            assertThatThrownBy(() -> TimeFormat.of("week").period(text, 2026))
                    .as(text)
                    .hasMessageContaining("not a week");
        }
        for (var text : List.of("13/2026", "Nov 026", "Team 26", "2026", "November 2", "Novembre 2026")) {
            assertThatThrownBy(() -> TimeFormat.of("month").period(text, 2026))
                    .as(text)
                    .hasMessageContaining("not a month");
        }
        assertThatThrownBy(() -> TimeFormat.of("dd.MM.yyyy hh:mm")).hasMessageContaining("HH");
        assertThatThrownBy(() -> TimeFormat.of("{{")).hasMessageContaining("not a pattern");
    }

    @ParameterizedTest
    @CsvSource({
        "4/11/2026 10:00, DAY_FIRST, 2026-11-04T09:00:00Z",
        "4/11/2026 10:00, MONTH_FIRST, 2026-04-11T08:00:00Z",
        "04-11-2026 10:00, DAY_FIRST, 2026-11-04T09:00:00Z",
        "04.11.2026 10:00, MONTH_FIRST, 2026-11-04T09:00:00Z",
        "25/10/2026 09:14, DAY_FIRST, 2026-10-25T08:14:00Z",
    })
    void datesAreReadInTheOrderOfTheirFile(String text, DateOrder order, Instant moment) throws ValueException {
        assertThat(TimeFormat.FOUND_OUT.read(text, BERLIN, order).toInstant()).isEqualTo(moment);
    }

    @Test
    void aDateThatContradictsTheOrderOfItsFileIsRefused() {
        assertThatThrownBy(() -> TimeFormat.FOUND_OUT.read("25/10/2026 09:14", BERLIN, DateOrder.MONTH_FIRST))
                .hasMessage("'25/10/2026 09:14' is day-first, but the dates of the file are month-first.");
    }
}
