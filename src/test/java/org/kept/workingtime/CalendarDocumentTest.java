package org.kept.workingtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.calendar.OpeningSpan;
import org.kept.calendar.Period;
import org.kept.problem.Problem;

class CalendarDocumentTest {

    private static final String DESK = """
            {"zone":"Europe/Berlin","week":{"mon":["09:00-12:00","13:00-17:30"],"fri":["22:00-06:00"]},\
            "holidays":"DE-BE","closed":["2026-12-23","2026-12-24"],"open":{"2026-12-19":["09:00-14:00"]}}""";

    private final HolidayRegions regions = new HolidayRegions();

    @Test
    void aCalendarIsWrittenAsItIsRead() {
        var change = CalendarDocument.parse(DESK, regions);
        assertThat(change.from()).isNull();
        assertThat(change.allHistory()).isFalse();
        assertThat(CalendarDocument.write(change.calendar()).toString()).isEqualTo(DESK);
        assertThat(CalendarDocument.parseStored(DESK)).isEqualTo(change.calendar());
        assertThat(CalendarWords.week(change.calendar()))
                .isEqualTo("Monday 09:00-12:00, 13:00-17:30; Friday 22:00-06:00");
    }

    @Test
    void namesAreReadInAnyCaseAndDaysWithEqualTimesAreToldTogether() {
        var change = CalendarDocument.parse("""
                {"name":"desk","zone":"Europe/London","holidays":"gb-eng","from":"2026-W40",
                 "week":{"mon":["8:00-16:00"],"tue":["08:00-16:00"],"wed":["08:00-16:00"],"sat":["10:00-12:00"],
                 "sun":["10:00-12:00"]}}""", regions);
        assertThat(change.calendar().holidays()).isEqualTo("GB-ENG");
        assertThat(change.from()).isEqualTo(Period.parse("2026-W40"));
        assertThat(CalendarWords.week(change.calendar()))
                .isEqualTo("Monday to Wednesday 08:00-16:00; Saturday and Sunday 10:00-12:00");
    }

    @Test
    void publicHolidaysAndClosedDatesAreClosed() {
        var calendar = CalendarDocument.parse(DESK, regions).calendar();
        var monday = LocalDate.of(2026, 12, 21);
        var hours = calendar.hours(Set.of(monday));
        assertThat(hours.on(monday)).isEmpty();
        assertThat(hours.on(monday.plusWeeks(1))).hasSize(2);
        assertThat(hours.on(LocalDate.of(2026, 12, 19))).containsExactly(OpeningSpan.parse("09:00-14:00"));
        assertThat(calendar.on(DayOfWeek.SUNDAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'zone':'Europe/Berlin'}                                        | /week       | never opens",
                "{'zone':'Europe/Berlin','week':{'mon':[],'tue':[]}}             | /week       | never opens",
                "{'week':{'mon':['09:00-12:00']}}                                | /zone       | Name the time zone",
                "{'zone':'Europe/Berlim','week':{'mon':['09:00-12:00']}}         | /zone       | Europe/Berlin",
                "{'zone':'+01:00','week':{'mon':['09:00-12:00']}}                | /zone       | not a time zone",
                "{'zone':'UTC','weeks':{},'week':{'mon':['09:00-12:00']}}        | /weeks      | Did you mean 'week'?",
                "{'zone':'UTC','week':{'mo':['09:00-12:00']}}                    | /week/mo    | Did you mean 'mon'?",
                "{'zone':'UTC','week':{'mon':['09:00-09:00']}}                   | /week/mon   | ends when it begins",
                "{'zone':'UTC','week':{'mon':['09:00-12:00','11:00-13:00']}}     | /week/mon   | overlap",
                "{'zone':'UTC','week':{'mon':'09:00-12:00'}}                     | /week/mon   | must be a list",
                "{'zone':'UTC','week':{'mon':['09:00-12:00']},'holidays':'GB-ENQ'} | /holidays | Did you mean 'GB-ENG'?",
                "{'zone':'UTC','week':{'mon':['09:00-12:00']},'holidays':'Narnia'} | /holidays | no holidays",
                "{'zone':'UTC','week':{'mon':['09:00-12:00']},'closed':['24.12.2026']} | /closed/0 | not a date",
                "{'zone':'UTC','week':{'mon':['09:00-12:00']},'closed':['2026-02-30']} | /closed/0 | not a date",
                "{'zone':'UTC','week':{'mon':['09:00-12:00']},'closed':['9999-01-01']} | /closed/0 | from 1970 to 2199",
                "{'zone':'UTC','week':{'mon':['09:00-12:00']},'closed':['2026-01-01','2026-01-01']} | /closed/1 | twice",
                "{'zone':'UTC','week':{'mon':['09:00-12:00']},'open':{'2026-12-19':[]}} | /open/2026-12-19 | no opening times",
                "{'zone':'UTC','week':{'mon':['09:00-12:00']},'open':['2026-12-19']}    | /open       | an object of dates",
                "{'zone':'UTC','week':{'mon':['09:00-12:00']},'from':'2026-10'}  | /from       | a week such as",
                "{'zone':'UTC','week':{'mon':['09:00-12:00']},'allHistory':'yes'} | /allHistory | true or false"
            })
    void whatIsWrongIsToldAtItsPlace(String json, String pointer, String detail) {
        assertThatThrownBy(() -> CalendarDocument.parse(json.replace('\'', '"'), regions))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(422);
                    assertThat(problem.errors()).anySatisfy(error -> {
                        assertThat(error.pointer()).isEqualTo(pointer);
                        assertThat(error.detail()).contains(detail);
                    });
                });
    }

    @Test
    void aDateIsClosedOrHasTimesOfItsOwn() {
        var both = DESK.replace("2026-12-23", "2026-12-19");
        assertThatThrownBy(() -> CalendarDocument.parse(both, regions))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                        .singleElement()
                        .satisfies(error -> assertThat(error.code()).isEqualTo("open.closed")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "week"})
    void whatIsNoObjectIsNotRead(String json) {
        assertThatThrownBy(() -> CalendarDocument.parse(json, regions))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @Test
    void holidaysOfARegionHaveTheDayAndTheOneThatReplacesIt() {
        assertThat(regions.dates("DE-BE", 2026, 2026)).contains(LocalDate.of(2026, 3, 8), LocalDate.of(2026, 10, 3));
        assertThat(regions.dates("DE-HH", 2026, 2026)).doesNotContain(LocalDate.of(2026, 3, 8));
        assertThat(regions.dates("GB-ENG", 2026, 2027))
                .contains(LocalDate.of(2026, 12, 26), LocalDate.of(2026, 12, 28), LocalDate.of(2027, 1, 1));
        assertThat(regions.find("de-by-ag")).contains("DE-BY-AG");
        assertThat(regions.find("DE-XX")).isEmpty();
        assertThat(regions.find("NYSE")).isEmpty();
        assertThat(regions.countries())
                .extracting(HolidayRegions.HolidayRegion::name)
                .contains("Germany");
        assertThat(regions.regions("GB"))
                .extracting(HolidayRegions.HolidayRegion::code)
                .contains("GB", "GB-SCT");
    }
}
