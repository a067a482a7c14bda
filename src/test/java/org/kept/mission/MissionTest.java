package org.kept.mission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kept.calendar.Period;

class MissionTest {

    @Test
    void theStatementIsSplitAtItsClauses() {
        var passages = Examples.read(Examples.FERRY).passages();
        assertThat(passages.stream().map(each -> each.clause().map(Clause::code).orElse("-") + ":" + each.text()))
                .containsExactly(
                        "-:We ",
                        "two-minutes:answer within two minutes",
                        "-:, ",
                        "day-and-night:day and night",
                        "-:, and ",
                        "once:nobody has to ask twice",
                        "-:.");
        assertThat(passages.stream().map(Mission.StatementPassage::text).collect(Collectors.joining()))
                .isEqualTo("We answer within two minutes, day and night, and nobody has to ask twice.");
    }

    @Test
    void aQuoteInsideALongerOneTakesItsNextOccurrence() {
        var statement = "We ship fast and we answer fast.";
        assertThat(QuoteFinder.findRanges(statement, List.of("fast", "ship fast")))
                .containsExactly(Optional.of(new TextRange(27, 31)), Optional.of(new TextRange(3, 12)));
        assertThat(QuoteFinder.findRanges(statement, List.of("fast", "fast", "fast")))
                .containsExactly(
                        Optional.of(new TextRange(8, 12)), Optional.of(new TextRange(27, 31)), Optional.empty());
    }

    @Test
    void whiteSpaceIsCollapsedInQuotes() {
        var mission = Examples.ferry("quote: day and night", "quote: \"day  and\\n night \"");
        assertThat(mission.clauses().get(1).quote()).isEqualTo("day and night");
    }

    @Test
    void aCounterweightAloneMeasuresNothing() {
        var clause = Examples.read(Examples.FERRY).clause("two-minutes").orElseThrow();
        assertThat(clause.isMeasured()).isTrue();
        var counterweights = clause.measures().stream()
                .filter(each -> each.role() == MeasureRole.COUNTERWEIGHT)
                .toList();
        assertThat(new Clause("c", "q", List.of(), null, null, null, counterweights).isMeasured())
                .isFalse();
    }

    @Test
    void theDefaultRoleIsMeasures() {
        var mission = Examples.ferry("        role: proxy\n", "");
        assertThat(mission.measure("once", "complaint-rate").orElseThrow().role())
                .isEqualTo(MeasureRole.MEASURES);
    }

    @Test
    void theClauseOfTheWeekRotatesAcrossYears() {
        var mission = Examples.read(Examples.FERRY);
        var turns = Stream.iterate(Period.parse("2026-W52"), week -> week.plus(1))
                .limit(5)
                .map(week -> mission.clauseOfWeek(week).orElseThrow().code())
                .toList();
        assertThat(turns.subList(0, 3)).containsExactlyInAnyOrder("two-minutes", "day-and-night", "once");
        assertThat(turns.get(3)).isEqualTo(turns.get(0));
        assertThat(turns.get(4)).isEqualTo(turns.get(1));
        var codes = List.of("two-minutes", "day-and-night", "once");
        assertThat(codes.indexOf(turns.get(1))).isEqualTo((codes.indexOf(turns.get(0)) + 1) % 3);
    }
}
