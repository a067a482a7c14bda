package org.kept.promise;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kept.access.DataScope;
import org.kept.calendar.Period;
import org.kept.mission.MeasureRole;
import org.kept.mission.MissionHistory;
import org.kept.mission.Missions;
import org.kept.rollup.Slice;
import org.kept.scorecard.Scorecard;
import org.kept.scorecard.ScorecardRow;
import org.kept.scorecard.ScorecardService;
import org.kept.signal.Judge;

/** Finds out which clauses can be relied on, from the last complete week and those before it. */
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
        for (var card : scorecards
                .scorecard(scorecards.lastWeek(), Slice.ALL, DataScope.EVERYTHING)
                .clauses()) {
            reliabilities.put(card.clause().code(), reliability(card, history));
        }
        return reliabilities;
    }

    private ClauseReliability reliability(Scorecard.ClauseCard card, MissionHistory history) {
        var rows = card.rows().stream()
                .filter(row -> row.measure().role() != MeasureRole.COUNTERWEIGHT)
                .toList();
        var missedByWeek = missedByWeek(card.clause().code(), rows, history);
        var missed = (int) missedByWeek.values().stream().filter(each -> each).count();
        return new ClauseReliability(
                !rows.isEmpty() || !card.hours().isEmpty() || !card.everyone().isEmpty(),
                card.assurance(),
                missedByWeek.size() - missed,
                missedByWeek.size());
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
