package org.kept.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Opening hours compared with a second computation, which checks the clock minute by minute. */
class OpeningHoursTest {

    private static final LocalDate FIRST = LocalDate.of(2023, 12, 1);
    private static final LocalDate END = LocalDate.of(2027, 2, 1);
    private static final int SPANS = 10_000;
    private static final int MINUTES_OF_DAY = 24 * 60;

    /** Shifts as pairs of minutes of the day; the second of a pair may be on the next day. */
    private record Plan(
            String name,
            ZoneId zone,
            Map<DayOfWeek, int[][]> week,
            Set<LocalDate> closed,
            Map<LocalDate, int[][]> open) {

        OpeningHours hours() {
            var days = new EnumMap<DayOfWeek, List<OpeningSpan>>(DayOfWeek.class);
            week.forEach((day, pairs) -> days.put(day, spans(pairs)));
            var dates = new HashMap<LocalDate, List<OpeningSpan>>();
            open.forEach((date, pairs) -> dates.put(date, spans(pairs)));
            return new OpeningHours(zone, days, closed, dates);
        }

        private static List<OpeningSpan> spans(int[][] pairs) {
            return Stream.of(pairs)
                    .map(pair -> new OpeningSpan(pair[0], pair[1]))
                    .toList();
        }

        int[][] on(LocalDate date) {
            if (open.containsKey(date)) {
                return open.getOrDefault(date, new int[0][]);
            }
            return closed.contains(date) ? new int[0][] : week.getOrDefault(date.getDayOfWeek(), new int[0][]);
        }

        /** Whether the clock shows a time within a shift. */
        boolean isOpenAt(ZonedDateTime local) {
            var minute = local.getHour() * 60 + local.getMinute();
            return within(on(local.toLocalDate()), minute)
                    || within(on(local.toLocalDate().minusDays(1)), minute + MINUTES_OF_DAY);
        }

        private static boolean within(int[][] pairs, int minute) {
            for (var pair : pairs) {
                if (minute >= pair[0] && minute < pair[1]) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final int[][] DESK = {{9 * 60, 12 * 60}, {13 * 60, 17 * 60 + 30}};
    private static final int[][] NIGHT = {{0, 75}, {22 * 60, 30 * 60}};

    static Stream<Plan> plans() {
        var holidays = Set.of(
                LocalDate.of(2024, 1, 1),
                LocalDate.of(2024, 12, 25),
                LocalDate.of(2025, 4, 18),
                LocalDate.of(2025, 12, 25),
                LocalDate.of(2026, 10, 5));
        var nights = new EnumMap<DayOfWeek, int[][]>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            nights.put(day, day == DayOfWeek.WEDNESDAY ? new int[0][] : NIGHT);
        }
        return Stream.of("Europe/Berlin", "Europe/London", "America/New_York", "Australia/Lord_Howe")
                .map(ZoneId::of)
                .flatMap(zone -> Stream.of(
                        new Plan(
                                "desk in " + zone,
                                zone,
                                Map.of(
                                        DayOfWeek.MONDAY, DESK,
                                        DayOfWeek.TUESDAY, DESK,
                                        DayOfWeek.THURSDAY, DESK,
                                        DayOfWeek.SATURDAY, new int[][] {{10 * 60, 14 * 60}}),
                                holidays,
                                Map.of(
                                        LocalDate.of(2024, 12, 22), new int[][] {{600, 840}},
                                        LocalDate.of(2025, 12, 25), new int[][] {{720, 780}})),
                        // The clocks change within these shifts.
                        new Plan("nights in " + zone, zone, nights, holidays, Map.of()),
                        new Plan(
                                "Sundays in " + zone,
                                zone,
                                Map.of(DayOfWeek.SUNDAY, new int[][] {{95, 125}, {130, 180}, {1380, 1440}}),
                                Set.of(),
                                Map.of())));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void agreesWithAComputationMinuteByMinute(Plan plan) {
        var start = FIRST.atStartOfDay(plan.zone()).toInstant();
        var minutes =
                (int) Duration.between(start, END.atStartOfDay(plan.zone()).toInstant())
                        .toMinutes();
        var open = new boolean[minutes];
        for (var minute = 0; minute < minutes; minute++) {
            open[minute] = plan.isOpenAt(start.plusSeconds(minute * 60L).atZone(plan.zone()));
        }
        var hours = plan.hours();
        var random = new Random(plan.name().hashCode());
        var forward = 0;
        var back = 0;
        for (var i = 0; i < SPANS; i++) {
            // Most spans are days long, some years.
            var longest = i % 100 == 0 ? minutes : 20 * MINUTES_OF_DAY;
            var first = random.nextInt(minutes);
            var last = Math.min(minutes - 1, first + random.nextInt(longest));
            var from = start.plusSeconds(first * 60L + random.nextInt(60));
            var to = start.plusSeconds(last * 60L + random.nextInt(60));
            var change = plan.zone().getRules().nextTransition(from);
            if (change != null && change.getInstant().isBefore(to)) {
                forward += change.isGap() ? 1 : 0;
                back += change.isGap() ? 0 : 1;
            }
            var expected = 0L;
            for (var minute = first; minute <= last; minute++) {
                if (open[minute]) {
                    expected += secondsWithin(start.getEpochSecond() + minute * 60L, from, to);
                }
            }
            assertThat(hours.openBetween(from, to)).as("%s to %s", from, to).isEqualTo(Duration.ofSeconds(expected));
            assertThat(hours.isOpen(from)).as("%s", from).isEqualTo(open[first]);
            var next = first;
            while (next < minutes && !open[next]) {
                next++;
            }
            if (next < minutes) {
                assertThat(hours.nextOpening(from))
                        .as("%s", from)
                        .contains(next == first ? from : start.plusSeconds(next * 60L));
            }
        }
        assertThat(forward).as("spans over a change forward").isGreaterThan(100);
        assertThat(back).as("spans over a change back").isGreaterThan(100);
    }

    /** How many seconds of a minute lie between two moments. */
    private static long secondsWithin(long minute, Instant from, Instant to) {
        var begin = Math.max(minute, from.getEpochSecond());
        var end = Math.min(minute + 60, to.getEpochSecond());
        return Math.max(0, end - begin);
    }

    private static OpeningHours always(String zone) {
        var week = new EnumMap<DayOfWeek, List<OpeningSpan>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, OpeningSpan.parseDay("00:00-24:00"));
        }
        return new OpeningHours(ZoneId.of(zone), week, Set.of(), Map.of());
    }

    @Test
    void alwaysOpenIsTheTimeOnAnyClock() {
        var random = new Random(7);
        for (var zone : List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca")) {
            var hours = always(zone);
            for (var i = 0; i < 1_000; i++) {
                var from = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
                if (from.isBefore(Instant.parse("1971-01-01T00:00:00Z"))) {
                    continue;
                }
                var to = from.plusSeconds(random.nextInt(400_000_000)).plusNanos(random.nextInt(1_000_000_000));
                assertThat(hours.openBetween(from, to)).isEqualTo(Duration.between(from, to));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        // In spring the shift from 22:00 to 06:00 has seven hours, in autumn nine.
        "Europe/Berlin,       2026-03-28T12:00:00Z, 2026-03-29T12:00:00Z, 7",
        "Europe/Berlin,       2026-10-24T12:00:00Z, 2026-10-25T12:00:00Z, 9",
        "Europe/London,       2026-03-28T12:00:00Z, 2026-03-29T12:00:00Z, 7",
        "America/New_York,    2026-11-01T00:00:00Z, 2026-11-01T20:00:00Z, 9",
        "Australia/Lord_Howe, 2026-10-03T04:00:00Z, 2026-10-04T04:00:00Z, 7.5",
        "Australia/Lord_Howe, 2026-04-04T04:00:00Z, 2026-04-05T04:00:00Z, 8.5"
    })
    void aShiftOverAChangeOfTheClocksIsAsLongAsItWas(String zone, Instant from, Instant to, double expectedHours) {
        var week = new EnumMap<DayOfWeek, List<OpeningSpan>>(DayOfWeek.class);
        week.put(DayOfWeek.SATURDAY, OpeningSpan.parseDay("22:00-06:00"));
        var hours = new OpeningHours(ZoneId.of(zone), week, Set.of(), Map.of());
        assertThat(hours.openBetween(from, to)).isEqualTo(Duration.ofSeconds((long) (expectedHours * 3600)));
    }

    @Test
    void aDateWithTimesOfItsOwnIsOpenAlthoughItIsClosedOtherwise() {
        var day = LocalDate.of(2026, 12, 25);
        var week = Map.of(DayOfWeek.FRIDAY, OpeningSpan.parseDay("9:00-17:00"));
        var closed = new OpeningHours(ZoneId.of("Europe/Berlin"), week, Set.of(day), Map.of());
        assertThat(closed.on(day)).isEmpty();
        var open = new OpeningHours(
                ZoneId.of("Europe/Berlin"), week, Set.of(day), Map.of(day, OpeningSpan.parseDay("10:00-12:00")));
        assertThat(open.on(day)).containsExactly(new OpeningSpan(600, 720));
    }

    @Test
    void nothingEndlessIsAskedOfHoursThatNeverOpenAgain() {
        assertThatThrownBy(() -> new OpeningHours(
                        ZoneId.of("Europe/Berlin"), Map.of(DayOfWeek.MONDAY, List.of()), Set.of(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        var hours = always("Europe/Berlin");
        assertThat(hours.nextOpening(Instant.parse("2200-01-02T00:00:00Z"))).isEmpty();
        assertThat(hours.nextOpening(Instant.MAX)).isEmpty();
        assertThat(hours.nextOpening(Instant.MIN)).contains(Instant.parse("1969-12-31T23:00:00Z"));
        assertThat(hours.openBetween(Instant.MIN, Instant.MAX).toDays()).isEqualTo(84_006);
        assertThat(hours.openBetween(Instant.MAX, Instant.MIN)).isZero();
    }

    @Test
    void aWorkingDayIsAsLongAsTheDaysOnWhichItOpens() {
        var week = Map.of(
                DayOfWeek.MONDAY, OpeningSpan.parseDay("09:00-12:00, 13:00-18:00"),
                DayOfWeek.TUESDAY, OpeningSpan.parseDay("09:00-15:00"),
                DayOfWeek.SUNDAY, List.<OpeningSpan>of());
        var hours = new OpeningHours(ZoneId.of("Europe/Berlin"), week, Set.of(), Map.of());
        assertThat(hours.secondsOfWorkingDay()).isEqualTo(7 * 3600);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "09:00-12:00, 13:00-17:30   | 09:00-12:00, 13:00-17:30",
                "13.00 – 17.30; 9:00-12:00  | 09:00-12:00, 13:00-17:30",
                "22:00-06:00                | 22:00-06:00",
                "18:00-24:00                | 18:00-24:00",
                "18:00-00:00                | 18:00-24:00",
                "00:00-24:00                | 00:00-24:00"
            })
    void readsTheShiftsOfADay(String written, String read) {
        assertThat(OpeningSpan.text(OpeningSpan.parseDay(written))).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "09:00-09:00                | ends when it begins",
                "9-17                       | is not a time like",
                "09:00-25:00                | is not a time like",
                "24:00-08:00                | is not a time like",
                "09:00-12:00, 11:00-13:00   | overlap",
                "09:00-12:00,               | is not a time like",
                "1:00-2:00,3:00-4:00,5:00-6:00,7:00-8:00,9:00-10:00,11:00-12:00,13:00-14:00 | at most 6"
            })
    void refusesShiftsThatAreNone(String written, String because) {
        assertThatThrownBy(() -> OpeningSpan.parseDay(written)).hasMessageContaining(because);
    }

    @Test
    void aBlankDayIsClosed() {
        assertThat(OpeningSpan.parseDay("  ")).isEmpty();
    }
}
