package org.kept.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kept.TestEvents.body;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.OnBothDatabases;
import org.kept.access.DataScope;
import org.kept.calendar.Period;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Kpi;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;

/** KPIs split by team and channel, from the database; every test uses its own channel or team. */
@QuarkusTest
@OnBothDatabases
class KpiSplitterTest {

    private static final Period FIRST = Period.parse("2024-W09");
    private static final Period LAST = Period.parse("2024-W14");

    private final KpiSplitter kpiSplitter;
    private final KpiReader kpiReader;

    @Inject
    KpiSplitterTest(KpiSplitter kpiSplitter, KpiReader kpiReader) {
        this.kpiSplitter = kpiSplitter;
        this.kpiReader = kpiReader;
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void partsEqualTheirOwnReadingsAndSumToTheWhole(long seed) {
        var channel = "split-" + seed;
        push(new History(seed, channel).events(150)).statusCode(200);
        var slice = Slice.of(null, channel);
        var split = 0;
        for (var kpi : Catalogue.all()) {
            for (var week : FIRST.to(LAST)) {
                split += kpiSplitter
                        .split(kpi, week, week, slice, Dimension.TEAM, DataScope.EVERYTHING)
                        .fold(parts -> check(kpi, week, slice, parts), refused -> 0);
            }
        }
        assertThat(split).isGreaterThan(60);
    }

    private int check(Kpi kpi, Period week, Slice slice, Split.SplitParts parts) {
        var sum = parts.parts().stream().map(Split.SplitPart::quotient).reduce(Quotient.NOTHING, Quotient::plus);
        assertThat(sum.numerator())
                .as(kpi.code() + week)
                .isCloseTo(parts.whole().numerator(), within(1e-9));
        assertThat(sum.denominator())
                .as(kpi.code() + week)
                .isEqualTo(parts.whole().denominator());
        assertThat(amount(parts.reading())).as(kpi.code() + week).isCloseTo(value(kpi, week, slice), within(1e-9));
        for (var part : parts.parts()) {
            if (part.name() != null) {
                assertThat(amount(part.reading()))
                        .as(kpi.code() + week + part.name())
                        .isCloseTo(value(kpi, week, Slice.of(part.name(), slice.channel())), within(1e-9));
            }
        }
        return parts.parts().size();
    }

    private double value(Kpi kpi, Period week, Slice slice) {
        return amount(kpiReader.series(kpi, week, week, slice).get(0).reading());
    }

    private static double amount(Reading reading) {
        return reading.value().orElse(-1000);
    }

    @Test
    void weeksAddUpAndEventsWithoutATeamAreTheirOwnPart() {
        push(List.of(
                        score("adds", "1", "2024-03-05T10:00:00Z", 5).put("team", "b"),
                        score("adds", "2", "2024-03-12T10:00:00Z", 1).put("team", "b"),
                        score("adds", "3", "2024-03-12T10:00:00Z", 5).put("team", "A"),
                        score("adds", "4", "2024-03-12T10:00:00Z", 1)))
                .statusCode(200);
        assertThat(words("csat", "2024-W10", "2024-W11", "adds")).isEqualTo("A 1/1, b 1/2, null 0/1");
        assertThat(words("csat", "2024-W10", "2024-W10", "adds")).isEqualTo("b 1/1");
        assertThat(words("csat", "2024-W20", "2024-W20", "adds")).isEmpty();
    }

    @Test
    void returnedOrdersAreSplitByTheTeamOfTheOrder() {
        set("cohort");
        try {
            push(List.of(
                            event("back", "1", "order", "2024-03-05T10:00:00Z", "{}")
                                    .put("channel", "back")
                                    .put("team", "a"),
                            event("back", "2", "order", "2024-03-05T10:00:00Z", "{}")
                                    .put("channel", "back"),
                            event("back", "3", "return", "2024-03-25T10:00:00Z", "{'order':'1'}")
                                    .put("channel", "back")
                                    .put("team", "returns")))
                    .statusCode(200);
            assertThat(words("return-rate", "2024-W10", "2024-W13", "back")).isEqualTo("a 1/1, null 0/1");
        } finally {
            set("flow");
        }
        assertThat(words("return-rate", "2024-W10", "2024-W13", "back")).isEqualTo("a 0/1, returns 1/0, null 0/1");
    }

    private static void set(String variant) {
        body("application/json", "{\"variant\":\"" + variant + "\",\"allHistory\":true}")
                .put("/api/v1/kpis/return-rate/settings")
                .then()
                .statusCode(200);
    }

    @Test
    void aKpiThatIsNoSumOverTeamsIsRefusedWithAReason() {
        assertThat(words("repeat-customer-rate", "2024-W10", "2024-W10", "none"))
                .isEqualTo("A customer can have ordered from two teams, so it is no sum over teams.");
        push(event("split alone", "1", "figure", "2024-03-11T08:00:00Z", "{'kpi':'csat','week':'2024-W10','value':0.5}")
                .put("channel", "split alone")
                .put("team", "a"));
        assertThat(words("csat", "2024-W10", "2024-W10", "split alone"))
                .startsWith("The figure for a in the week to 10\u00a0Mar\u00a02024 came without a numerator");
    }

    @Test
    void aFigureOfTheWholeLeavesARemainderAndIsRefusedIfItsTeamsExceedIt() {
        push(List.of(
                        figure("leaves", "1", "'week':'2024-W10','numerator':8,'denominator':10"),
                        figure("leaves", "2", "'week':'2024-W10','numerator':3,'denominator':4")
                                .put("team", "a"),
                        figure("leaves", "3", "'week':'2024-W11','numerator':1,'denominator':2"),
                        figure("leaves", "4", "'week':'2024-W11','numerator':3,'denominator':4")
                                .put("team", "a")))
                .statusCode(200);
        assertThat(words("csat", "2024-W10", "2024-W10", "leaves")).isEqualTo("a 3/4, null 5/6");
        assertThat(words("csat", "2024-W11", "2024-W11", "leaves"))
                .isEqualTo("The figure for the whole (1 ÷ 2) and the sum of its teams (3 ÷ 4)"
                        + " do not agree, so no split adds up.");
    }

    private static ObjectNode figure(String channel, String id, String members) {
        return event(channel, id, "figure", "2024-03-18T08:00:00Z", "{'kpi':'csat'," + members + "}")
                .put("channel", channel);
    }

    private static ObjectNode score(String channel, String id, String time, int score) {
        return event(channel, id, "survey", time, "{'question':'csat','score':" + score + "}")
                .put("channel", channel);
    }

    private String words(String kpi, String from, String to, String channel) {
        return kpiSplitter
                .split(
                        Catalogue.find(kpi).orElseThrow(),
                        Period.parse(from),
                        Period.parse(to),
                        Slice.of(null, channel),
                        Dimension.TEAM,
                        DataScope.EVERYTHING)
                .fold(
                        parts -> String.join(
                                ", ",
                                parts.parts().stream()
                                        .map(KpiSplitterTest::words)
                                        .toList()),
                        Split.SplitRefusal::why);
    }

    private static String words(Split.SplitPart part) {
        var quotient = Objects.requireNonNull(part.quotient());
        return part.name() + " " + (long) quotient.numerator() + "/" + (long) quotient.denominator();
    }
}
