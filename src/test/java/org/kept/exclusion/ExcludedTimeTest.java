package org.kept.exclusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;

class ExcludedTimeTest {

    private static final ReportingZone BERLIN = new ReportingZone(ZoneId.of("Europe/Berlin"));
    private static final Period WEEK = Period.parse("2024-W21");

    @Test
    void overlappingExclusionsAreOneSpan() {
        var time = time(
                null,
                hours("2024-05-20T08:00Z", "2024-05-20T11:00Z", null),
                hours("2024-05-20T10:00Z", "2024-05-20T14:00Z", null));
        assertThat(time.spans()).containsExactly(span("2024-05-20T08:00:00Z", "2024-05-20T14:00:00Z", null));
        assertThat(time.exclusions()).hasSize(2);
    }

    @Test
    void theTimeOfATeamIsWhatIsNotExcludedForAll() {
        var time = time(
                null,
                hours("2024-05-20T08:00Z", "2024-05-20T14:00Z", "north"),
                hours("2024-05-20T10:00Z", "2024-05-20T11:00Z", null));
        assertThat(time.spans())
                .containsExactly(
                        span("2024-05-20T08:00:00Z", "2024-05-20T10:00:00Z", "north"),
                        span("2024-05-20T10:00:00Z", "2024-05-20T11:00:00Z", null),
                        span("2024-05-20T11:00:00Z", "2024-05-20T14:00:00Z", "north"));
    }

    @Test
    void anExclusionAppliesToItsKpiAndTeamOnly() {
        var north = hours("2024-05-20T08:00Z", "2024-05-20T14:00Z", "north");
        assertThat(time(null, north).isEmpty()).isFalse();
        assertThat(time("north", north).isEmpty()).isFalse();
        assertThat(time("south", north).isEmpty()).isTrue();
        var otherKpi = new Exclusion(
                UUID.randomUUID(),
                north.span(),
                "csat",
                null,
                ExclusionCategory.OUTAGE,
                "Power cut",
                north.created(),
                "ada@example.org",
                null);
        assertThat(time(null, otherKpi).isEmpty()).isTrue();
    }

    @Test
    void anEndedExclusionLeavesNothingOut() {
        var ended = hours("2024-05-20T08:00Z", "2024-05-20T14:00Z", null)
                .ended(new Exclusion.ExclusionEnd(
                        OffsetDateTime.parse("2024-06-01T00:00Z"), "ada@example.org", "It was no outage."));
        assertThat(time(null, ended).isEmpty()).isTrue();
        assertThat(time(null, ended.asInEffect()).isEmpty()).isFalse();
    }

    @Test
    void onlyThePartWithinThePeriodsCounts() {
        var time = time(null, days("2024-05-15", "2024-06-10", null)).within(WEEK, WEEK);
        assertThat(time.spans()).containsExactly(span("2024-05-19T22:00:00Z", "2024-05-26T22:00:00Z", null));
        assertThat(time.covers(WEEK, null)).isTrue();
        assertThat(time(null, days("2024-06-03", "2024-06-10", null))
                        .within(WEEK, WEEK)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void severalExclusionsTogetherCanCoverAWeek() {
        var time = time(
                null,
                days("2024-05-20", "2024-05-22", null),
                hours("2024-05-22T22:00Z", "2024-05-24T22:00Z", null),
                days("2024-05-25", "2024-05-26", null));
        assertThat(time.covers(WEEK, null)).isTrue();
        assertThat(time.covers(WEEK, "north")).isTrue();
        assertThat(time.covers(WEEK.plus(1), null)).isFalse();
        assertThat(time(null, days("2024-05-20", "2024-05-25", null)).covers(WEEK, null))
                .isFalse();
        assertThat(time(null, days("2024-05-20", "2024-05-26", "north")).covers(WEEK, null))
                .isFalse();
        assertThat(time(null, days("2024-05-20", "2024-05-26", "north")).covers(WEEK, "north"))
                .isTrue();
    }

    @Test
    void wholeDaysAreThoseWithoutARest() {
        var time = time(null, hours("2024-05-20T10:00Z", "2024-05-22T22:00Z", null));
        assertThat(time.wholeDays())
                .containsExactly(new ExcludedTime.ExcludedDayRange(
                        LocalDate.parse("2024-05-21"), LocalDate.parse("2024-05-23"), null));
        assertThat(time.splitsADayOf(WEEK)).isTrue();
        assertThat(time.splitsADayOf(WEEK.plus(1))).isFalse();
        assertThat(time(null, days("2024-05-20", "2024-05-21", null)).splitsADayOf(WEEK))
                .isFalse();
    }

    @Test
    void aDayOfAChangedClockHasAllItsHours() {
        var autumn = time(null, days("2024-10-27", "2024-10-27", null));
        assertThat(autumn.spans()).containsExactly(span("2024-10-26T22:00:00Z", "2024-10-27T23:00:00Z", null));
        assertThat(autumn.contains(Instant.parse("2024-10-27T00:30:00Z"), null)).isTrue();
        assertThat(autumn.contains(Instant.parse("2024-10-27T01:30:00Z"), null)).isTrue();
        assertThat(autumn.contains(Instant.parse("2024-10-27T23:00:00Z"), null)).isFalse();
    }

    /** An event is left out exactly if one of the exclusions contains its hour, whatever they overlap. */
    @Test
    void spansContainWhatAnyExclusionContains() {
        var random = new Random(7);
        var start = Instant.parse("2024-05-20T00:00:00Z");
        for (var round = 0; round < 200; round++) {
            var all = new ArrayList<Exclusion>();
            for (var i = 0; i < 6; i++) {
                var from = start.plusSeconds(3600L * random.nextInt(60));
                var team = List.of("", "north", "south").get(random.nextInt(3));
                all.add(hours(
                        from.atOffset(ZoneOffset.UTC).toString(),
                        from.plusSeconds(3600L * (1 + random.nextInt(12)))
                                .atOffset(ZoneOffset.UTC)
                                .toString(),
                        team.isEmpty() ? null : team));
            }
            var time = time(null, all.toArray(Exclusion[]::new));
            for (var hour = 0; hour < 75; hour++) {
                var at = start.plusSeconds(3600L * hour + 1800);
                for (var team : new String[] {null, "north", "south"}) {
                    var expected = all.stream()
                            .anyMatch(
                                    each -> (each.team() == null || each.team().equals(team))
                                            && !at.isBefore(each.span().start(BERLIN))
                                            && at.isBefore(each.span().end(BERLIN)));
                    assertThat(time.contains(at, team)).isEqualTo(expected);
                }
            }
            for (var i = 1; i < time.spans().size(); i++) {
                var one = time.spans().get(i - 1);
                var next = time.spans().get(i);
                var mayMeet =
                        one.team() != null && next.team() != null && !one.team().equals(next.team());
                assertThat(mayMeet || !next.from().isBefore(one.to()))
                        .as("no event is subtracted twice")
                        .isTrue();
            }
        }
    }

    private static ExcludedTime time(@Nullable String team, Exclusion... exclusions) {
        return ExcludedTime.of(List.of(exclusions), BERLIN, "sla", team);
    }

    private static ExcludedTime.ExcludedSpan span(String from, String to, @Nullable String team) {
        return new ExcludedTime.ExcludedSpan(Instant.parse(from), Instant.parse(to), team);
    }

    private static Exclusion hours(String from, String to, @Nullable String team) {
        return exclusion(
                new ExclusionSpan.ExcludedHours(
                        OffsetDateTime.parse(from).toInstant(),
                        OffsetDateTime.parse(to).toInstant()),
                team);
    }

    private static Exclusion days(String first, String last, @Nullable String team) {
        return exclusion(new ExclusionSpan.ExcludedDays(LocalDate.parse(first), LocalDate.parse(last)), team);
    }

    private static Exclusion exclusion(ExclusionSpan span, @Nullable String team) {
        return new Exclusion(
                UUID.randomUUID(),
                span,
                null,
                team,
                ExclusionCategory.OUTAGE,
                "Power cut",
                OffsetDateTime.parse("2024-06-01T00:00Z"),
                "ada@example.org",
                null);
    }
}
