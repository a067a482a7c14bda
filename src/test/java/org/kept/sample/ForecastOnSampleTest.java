package org.kept.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kept.calendar.ReportingZone;
import org.kept.stats.Backtest;

/** Reproduces the coverage on the sample company reported in docs/statistics.md. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForecastOnSampleTest {

    private static final Predicate<ObjectNode> CONTACT = WeeklyEventCounts.ofType("contact");
    private static final Predicate<ObjectNode> ORDER = WeeklyEventCounts.ofType("order");

    private final WeeklyEventCounts weeklyEventCounts =
            new WeeklyEventCounts(new ReportingZone(ZoneId.of("Europe/London")), Instant.parse("2026-11-18T15:00:00Z"));

    @Test
    void steadySeriesHaveTheExpectedCoverage() {
        var resolved = shares(WeeklyEventCounts.withValue("resolved", "true"), CONTACT.and(each -> each.at("/data")
                .has("resolved")));
        var returns = ratios("return");
        assertThat(Backtest.of(resolved, new int[0])).isEqualTo(new Backtest(91, 89));
        assertThat(Backtest.of(returns, new int[0])).isEqualTo(new Backtest(92, 91));
    }

    @Test
    void aSlippingSeriesHasLowerCoverage() {
        var level = shares(
                WeeklyEventCounts.withValue("outcome", "answered")
                        .and(event -> event.at("/data/waitSeconds").asInt() <= 60),
                CONTACT);
        assertThat(Backtest.of(level, new int[0])).isEqualTo(new Backtest(91, 81));
    }

    @Test
    void aStepChangeIsCoveredWithItsPhase() {
        var incorrect = ratios("incorrect-fulfillment");
        assertThat(Backtest.of(incorrect, new int[0])).isEqualTo(new Backtest(92, 90));
        assertThat(Backtest.of(incorrect, new int[] {66})).isEqualTo(new Backtest(80, 76));
    }

    private double[] shares(Predicate<ObjectNode> part, Predicate<ObjectNode> whole) {
        return weeks(
                week -> (double) weeklyEventCounts.count(week, whole.and(part)) / weeklyEventCounts.count(week, whole));
    }

    private double[] ratios(String type) {
        return weeks(week -> (double) weeklyEventCounts.count(week, type) / weeklyEventCounts.count(week, ORDER));
    }

    /** A value per complete week; NaN, a gap, for a week without events. */
    private static double[] weeks(IntToDoubleFunction value) {
        return IntStream.range(0, SampleScenario.WEEKS).mapToDouble(value).toArray();
    }
}
