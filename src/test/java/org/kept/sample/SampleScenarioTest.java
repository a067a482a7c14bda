package org.kept.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kept.calendar.Grain;
import org.kept.calendar.ReportingZone;

/** Checks that each story of the sample company is visible in its numbers, at any time of year. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleScenarioTest {

    private static final ReportingZone LONDON = new ReportingZone(ZoneId.of("Europe/London"));
    private static final int LAST = SampleScenario.WEEKS - 1;

    private static final Predicate<ObjectNode> CONTACT = WeeklyEventCounts.ofType("contact");
    private static final Predicate<ObjectNode> WITH_RESOLUTION =
            CONTACT.and(event -> event.at("/data").has("resolved"));
    private static final Predicate<ObjectNode> IN_TIME = WeeklyEventCounts.withValue("outcome", "answered")
            .and(event -> event.at("/data/waitSeconds").asInt() <= 60);

    private final WeeklyEventCounts november = new WeeklyEventCounts(LONDON, Instant.parse("2026-11-18T15:00:00Z"));
    private final WeeklyEventCounts january = new WeeklyEventCounts(LONDON, Instant.parse("2027-01-07T12:00:00Z"));

    @Test
    void onePromiseIsSteady() {
        assertThat(IntStream.rangeClosed(0, LAST).filter(week -> november.count(week, CONTACT) > 0))
                .allMatch(week ->
                        november.share(week, week, WeeklyEventCounts.withValue("resolved", "true"), WITH_RESOLUTION)
                                > 0.70);
    }

    @Test
    void onePromiseSlipsForTenWeeksUntilItIsASignal() {
        for (var weeklyEventCounts : new WeeklyEventCounts[] {november, january}) {
            var level = IntStream.rangeClosed(0, LAST)
                    .filter(week -> weeklyEventCounts.count(week, CONTACT) > 0)
                    .mapToDouble(week -> weeklyEventCounts.share(week, week, IN_TIME, CONTACT))
                    .toArray();
            double meanMovingRange = IntStream.range(1, level.length)
                    .mapToDouble(week -> Math.abs(level[week] - level[week - 1]))
                    .average()
                    .orElseThrow();
            double mean = Arrays.stream(level).average().orElseThrow();
            assertThat(level[level.length - 1]).isLessThan(0.80).isLessThan(mean - 2.66 * meanMovingRange);
            assertThat(weeklyEventCounts.share(LAST - 50, LAST - 10, IN_TIME, CONTACT))
                    .isGreaterThan(0.85);
            assertThat(weeklyEventCounts.share(LAST - 9, LAST - 5, IN_TIME, CONTACT))
                    .isBetween(0.75, 0.86);
        }
    }

    @Test
    void theNewPackingBenchReducesWrongParcelsForGood() {
        assertThat(november.ratio(0, 65, "incorrect-fulfillment", "order")).isBetween(0.034, 0.043);
        assertThat(november.ratio(67, LAST, "incorrect-fulfillment", "order")).isBetween(0.009, 0.016);
    }

    @Test
    void oneWeekHasNoCallsAtAll() {
        assertThat(IntStream.rangeClosed(0, LAST).filter(week -> november.count(week, CONTACT) == 0))
                .containsExactly(80);
        assertThat(november.count(80, "order")).isPositive();
    }

    @Test
    void christmasDoublesTheOrders() {
        var orders = IntStream.rangeClosed(0, LAST)
                .mapToLong(week -> november.count(week, "order"))
                .sorted()
                .toArray();
        assertThat(orders[orders.length - 1]).isGreaterThan((long) (1.7 * orders[orders.length / 2]));
        var busiest = IntStream.rangeClosed(0, LAST)
                .boxed()
                .max(Comparator.comparing(week -> november.count(week, "order")))
                .orElseThrow();
        assertThat(LONDON.periodOf(Grain.WEEK, Instant.parse("2026-11-18T15:00:00Z"))
                        .plus(busiest - SampleScenario.WEEKS)
                        .start()
                        .getMonthValue())
                .isEqualTo(12);
    }

    @Test
    void nearlyHalfOfTheOrdersAreFromReturningReaders() {
        var known = new HashSet<String>();
        Predicate<ObjectNode> byAKnownReader =
                event -> !known.add(event.at("/data/customer").asText());
        var order = WeeklyEventCounts.ofType("order");
        assertThat(november.share(0, 3, byAKnownReader, order)).isLessThan(0.30);
        november.share(4, 59, byAKnownReader, order);
        assertThat(november.share(60, LAST, byAKnownReader, order)).isBetween(0.44, 0.50);
    }

    @Test
    void everyCompleteWeekHasAFigurePerTeam() {
        assertThat(IntStream.rangeClosed(0, LAST)).allMatch(week -> november.count(week, "figure") == 3);
        assertThat(november.count(SampleScenario.WEEKS, "figure")).isZero();
    }

    @Test
    void theWeekInProgressIsPartial() {
        assertThat(november.count(SampleScenario.WEEKS, "order")).isBetween(60L, november.count(LAST, "order"));
    }
}
