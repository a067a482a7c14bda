package org.kept.promise;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kept.access.DataScope;
import org.kept.calendar.Period;
import org.kept.everyone.SegmentPromise;
import org.kept.hours.HourPromise;
import org.kept.mission.MeasureRole;
import org.kept.mission.MissionHistory;
import org.kept.mission.Missions;
import org.kept.rollup.Slice;
import org.kept.scorecard.ClauseVerdict;
import org.kept.scorecard.Scorecard;
import org.kept.scorecard.ScorecardRow;
import org.kept.scorecard.ScorecardService;
import org.kept.signal.Judge;
import org.kept.stats.VariationType;

/** Calculates the reliability of clauses from the last complete week and those before it. */
@ApplicationScoped
class ClauseReliabilities {

    private final ScorecardService scorecards;
    private final Missions missions;
    private final Judge judge;

    ClauseReliabilities(ScorecardService scorecards, Missions missions, Judge judge) {
        this.scorecards = scorecards;
        this.missions = missions;
        this.judge = judge;
    }

    /** The reliability of each clause of the last complete week, by its code. */
    Map<String, ClauseReliability> all() {
        var history = missions.history();
        var reliabilities = new HashMap<String, ClauseReliability>();
        var week = scorecards.lastWeek();
        for (var card :
                scorecards.scorecard(week, Slice.ALL, DataScope.EVERYTHING).clauses()) {
            reliabilities.put(card.clause().code(), reliability(card, week, history));
        }
        return reliabilities;
    }

    private ClauseReliability reliability(Scorecard.ClauseCard card, Period week, MissionHistory history) {
        var rows = card.rows().stream()
                .filter(row -> row.measure().role() != MeasureRole.COUNTERWEIGHT)
                .toList();
        var missedByWeek = missedByWeek(card.clause().code(), rows, history);
        if (card.standing() == ClauseVerdict.MISSED || card.standing() == ClauseVerdict.MET) {
            // Hours, teams and channels are judged in the last week only.
            missedByWeek.merge(week, card.standing() == ClauseVerdict.MISSED, Boolean::logicalOr);
        }
        var missed = (int) missedByWeek.values().stream().filter(each -> each).count();
        return new ClauseReliability(
                !rows.isEmpty() || !card.hours().isEmpty() || !card.everyone().isEmpty(),
                card.assurance(),
                missedByWeek.size() - missed,
                missedByWeek.size(),
                doubts(card, rows));
    }

    /** Doubts about the clause from the last week: signals of concern, and misses by hour, team and channel. */
    private static List<String> doubts(Scorecard.ClauseCard card, List<ScorecardRow> rows) {
        return Stream.of(
                        rows.stream()
                                .filter(row -> row.variation() == VariationType.CONCERN)
                                .map(row -> row.kpi().name() + " showed a signal of concern in the last week."),
                        card.hours().stream()
                                .filter(HourPromise::isMissed)
                                .map(hours -> hours.kpi().name() + " was missed by hour in the last week. "
                                        + hours.sentence()),
                        card.everyone().stream()
                                .filter(SegmentPromise::isMissed)
                                .map(segments -> segments.kpi().name()
                                        + " was missed by team or channel in the last week. " + segments.sentence()))
                .flatMap(sentences -> sentences)
                .toList();
    }

    /** Each judged week with whether it missed any target. */
    private Map<Period, Boolean> missedByWeek(String clause, List<ScorecardRow> rows, MissionHistory history) {
        var weeks = new HashMap<Period, Boolean>();
        for (var row : rows) {
            for (var point : row.recent()) {
                var target = history.targetIn(point.period(), clause, row.kpi().code())
                        .orElse(null);
                var verdict =
                        judge.of(row.kpi(), point.period()).verdict(point.read().reading(), target);
                if (target != null && verdict.isJudged()) {
                    weeks.merge(point.period(), verdict.isMissed(), Boolean::logicalOr);
                }
            }
        }
        return weeks;
    }
}
