package org.kept.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.TestEvents.delete;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.push;
import static org.kept.TestEvents.put;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.calendar.Period;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;

/** Ready-made figures beside counted events; every test uses its own team or channel. */
@QuarkusTest
@OnBothDatabases
class FiguresTest {

    private final KpiReader kpiReader;

    @Inject
    FiguresTest(KpiReader kpiReader) {
        this.kpiReader = kpiReader;
    }

    @Test
    void aFigureIsReadAsReported() {
        push(figure("given", "1", "2024-03-11T08:00:00Z", "'week':'2024-W10','numerator':45,'denominator':50"));
        assertThat(read("csat", "2024-W10", "given")).isEqualTo("45/50");
    }

    @Test
    void theLatestFigureAppliesAndVoidingItRestoresTheEarlier() {
        push(figure("later", "2", "2024-03-12T08:00:00Z", "'week':'2024-W10','numerator':2,'denominator':9"));
        push(figure("later", "1", "2024-03-11T08:00:00Z", "'week':'2024-W10','numerator':1,'denominator':9"));
        assertThat(read("csat", "2024-W10", "later")).isEqualTo("2/9");
        delete("later", "2", "mistaken").statusCode(204);
        assertThat(read("csat", "2024-W10", "later")).isEqualTo("1/9");
        put(figure("later", "1", "2024-03-11T08:00:00Z", "'week':'2024-W11','numerator':1,'denominator':9"), "week");
        assertThat(read("csat", "2024-W10", "later")).isNull();
        assertThat(read("csat", "2024-W11", "later")).isEqualTo("1/9");
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void daysAddUpToTheirWeekAndMonth() {
        push(figure("days", "1", "2024-03-11T08:00:00Z", "'date':'2024-02-29','numerator':1,'denominator':2"));
        push(figure("days", "2", "2024-03-11T08:00:00Z", "'date':'2024-03-01','numerator':2,'denominator':3"));
        assertThat(read("csat", "2024-02-29", "days")).isEqualTo("1/2");
        assertThat(read("csat", "2024-W09", "days")).isEqualTo("3/5");
        assertThat(read("csat", "2024-02", "days")).isEqualTo("1/2");
        assertThat(read("csat", "2024-03", "days")).isEqualTo("2/3");
    }

    @Test
    void figuresOfWeeksAndMonthsAffectNoOtherPeriod() {
        push(figure("whole", "1", "2024-04-02T08:00:00Z", "'month':'2024-03','numerator':1,'denominator':2"));
        push(figure("whole", "2", "2024-04-02T08:00:00Z", "'week':'2024-W10','numerator':3,'denominator':4"));
        assertThat(read("csat", "2024-03", "whole")).isEqualTo("1/2");
        assertThat(read("csat", "2024-W10", "whole")).isEqualTo("3/4");
        assertThat(read("csat", "2024-W11", "whole")).isNull();
        assertThat(read("csat", "2024-03-05", "whole")).isNull();
    }

    @Test
    void aValueWithoutSumsIsNeverAdded() {
        push(figure("alone", "1", "2024-03-11T08:00:00Z", "'date':'2024-03-05','value':0.5"));
        push(figure("alone", "2", "2024-03-11T08:00:00Z", "'week':'2024-W11','value':0.25"));
        assertThat(point("csat", "2024-03-05", "alone").value()).hasValue(0.5);
        assertThat(read("csat", "2024-W10", "alone")).isNull();
        assertThat(point("csat", "2024-W11", "alone").value()).hasValue(0.25);
        push(score("alone", "3", 5));
        assertThat(point("csat", "2024-03-05", "alone").value()).hasValue(0.5);
        assertThat(read("csat", "2024-W10", "alone")).isEqualTo("1/1");
    }

    @Test
    void aValueWithItsSampleAddsUp() {
        push(figure("sample", "1", "2024-03-11T08:00:00Z", "'date':'2024-03-05','value':0.5,'sample':10"));
        push(figure("sample", "2", "2024-03-11T08:00:00Z", "'date':'2024-03-06','value':1,'sample':10"));
        assertThat(read("csat", "2024-W10", "sample")).isEqualTo("15/20");
    }

    @Test
    void aTeamFigureReplacesItsOwnEventsOnly() {
        push(in("both", "red", score("both", "1", 5)));
        push(in("both", "red", score("both", "2", 1)));
        push(in("both", "blue", score("both", "3", 1)));
        assertThat(reading("csat", "2024-W10", Slice.of(null, "both"))).isEqualTo("1/3");
        push(in(
                "both",
                "red",
                figure("both", "4", "2024-03-11T08:00:00Z", "'week':'2024-W10','numerator':8,'denominator':9")));
        assertThat(reading("csat", "2024-W10", Slice.of("red", "both"))).isEqualTo("8/9");
        assertThat(reading("csat", "2024-W10", Slice.of("blue", "both"))).isEqualTo("0/1");
        assertThat(reading("csat", "2024-W10", Slice.of(null, "both"))).isEqualTo("8/10");
    }

    @Test
    void aTeamFigureCoversAllItsChannels() {
        push(in("by phone", "whole team", score("team", "1", 5)));
        push(in("by chat", "whole team", score("team", "2", 1)));
        push(in("by phone", "other team", score("team", "3", 1)));
        var given = figure("team", "4", "2024-03-11T08:00:00Z", "'week':'2024-W10','numerator':8,'denominator':9");
        given.remove("channel");
        var before = quotient("csat", "2024-W10", Slice.ALL);
        push(given.put("team", "whole team"));
        assertThat(reading("csat", "2024-W10", Slice.of("whole team", null))).isEqualTo("8/9");
        // 1 of 2 satisfied became 8 of 9; the other teams are unchanged.
        var after = quotient("csat", "2024-W10", Slice.ALL);
        assertThat(after.numerator() - before.numerator()).isEqualTo(7);
        assertThat(after.denominator() - before.denominator()).isEqualTo(7);
    }

    @Test
    void aDayFigureReplacesEventsOfItsDayOnly() {
        push(score("day", "1", 5));
        push(event("day", "2", "survey", "2024-03-06T10:00:00Z", "{'question':'csat','score':1}")
                .put("channel", "day"));
        push(figure("day", "3", "2024-03-11T08:00:00Z", "'date':'2024-03-04','numerator':7,'denominator':8"));
        assertThat(read("csat", "2024-03-04", "day")).isEqualTo("7/8");
        assertThat(read("csat", "2024-03-06", "day")).isEqualTo("0/1");
        assertThat(read("csat", "2024-W10", "day")).isEqualTo("7/9");
        assertThat(read("csat", "2024-03", "day")).isEqualTo("7/9");
    }

    @Test
    void promotersPassivesAndDetractorsHaveAnInterval() {
        push(event(
                        "nps",
                        "1",
                        "figure",
                        "2024-03-11T08:00:00Z",
                        "{'kpi':'nps','week':'2024-W10','promoters':50,'passives':30,'detractors':20}")
                .put("channel", "nps"));
        assertThat(point("nps", "2024-W10", "nps")).isInstanceOfSatisfying(Reading.Present.class, present -> {
            assertThat(present.amount()).isEqualTo(30);
            assertThat(present.interval()).isNotNull();
        });
    }

    @Test
    void aFigureCorrectedToAnotherTypeIsRemoved() {
        push(figure("gone", "1", "2024-03-11T08:00:00Z", "'week':'2024-W10','numerator':1,'denominator':2"));
        put(score("gone", "1", 5), "it was an answer").statusCode(200);
        assertThat(read("csat", "2024-W10", "gone")).isEqualTo("1/1");
        SharedNumbers.rebuildFindsNoDifference();
    }

    private static ObjectNode figure(String channel, String id, String time, String members) {
        return event(channel, id, "figure", time, "{'kpi':'csat'," + members + "}")
                .put("channel", channel);
    }

    private static ObjectNode score(String channel, String id, int score) {
        return event(channel, id, "survey", "{'question':'csat','score':" + score + "}")
                .put("channel", channel);
    }

    private static ObjectNode in(String channel, String team, ObjectNode event) {
        return event.put("channel", channel).put("team", team);
    }

    private @Nullable String read(String kpi, String period, String channel) {
        return reading(kpi, period, Slice.of(null, channel));
    }

    private @Nullable String reading(String kpi, String period, Slice slice) {
        var quotient = quotient(kpi, period, slice);
        return quotient.denominator() == 0
                ? null
                : Math.round(quotient.numerator()) + "/" + Math.round(quotient.denominator());
    }

    private Quotient quotient(String kpi, String period, Slice slice) {
        return point(kpi, period, slice)
                .<Quotient>fold(
                        present -> present.quotient() == null ? Quotient.NOTHING : present.quotient(),
                        absent -> Quotient.NOTHING);
    }

    private Reading point(String kpi, String period, String channel) {
        return point(kpi, period, Slice.of(null, channel));
    }

    private Reading point(String kpi, String period, Slice slice) {
        var at = Period.parse(period);
        return kpiReader
                .series(Catalogue.find(kpi).orElseThrow(), at, at, slice)
                .get(0)
                .reading();
    }
}
