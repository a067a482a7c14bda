package org.kept.promise;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kept.access.DataScope;
import org.kept.calendar.Period;
import org.kept.everyone.SegmentPromise;
import org.kept.everyone.SegmentPromises;
import org.kept.hours.HourPromise;
import org.kept.hours.HourPromises;
import org.kept.mission.MeasureRole;
import org.kept.mission.MissionHistory;
import org.kept.mission.Missions;
import org.kept.rollup.Slice;
import org.kept.scorecard.Scorecard;
import org.kept.scorecard.ScorecardRow;
import org.kept.scorecard.ScorecardService;
import org.kept.signal.Judge;
import org.kept.stats.VariationType;

/** Calculates the reliability of clauses from the last complete week and those before it. */
@ApplicationScoped
class ClauseReliabilities {

    /** As many weeks as a row of the scorecard has. */
    private static final int WEEKS = 26;

    private final ScorecardService scorecards;
    private final HourPromises hourPromises;
    private final SegmentPromises segmentPromises;
    private final Missions missions;
    private final Judge judge;

    /** In how many weeks the hours, or the teams and channels, of a KPI were judged, and in how many they missed. */
    private record PartCount(int judged, int missed) {

        static PartCount of(boolean isMissed) {
            return new PartCount(1, isMissed ? 1 : 0);
        }

        PartCount plus(PartCount other) {
            return new PartCount(judged + other.judged, missed + other.missed);
        }
    }

    ClauseReliabilities(
            ScorecardService scorecards,
            HourPromises hourPromises,
            SegmentPromises segmentPromises,
            Missions missions,
            Judge judge) {
        this.scorecards = scorecards;
        this.hourPromises = hourPromises;
        this.segmentPromises = segmentPromises;
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
        var parts = parts(card, week, history, missedByWeek);
        var missed = (int) missedByWeek.values().stream().filter(each -> each).count();
        return new ClauseReliability(
                !rows.isEmpty() || !card.hours().isEmpty() || !card.everyone().isEmpty(),
                card.assurance(),
                missedByWeek.size() - missed,
                missedByWeek.size(),
                doubts(card, rows, parts));
    }

    /**
     * What the hours, teams and channels of a clause that promises all of them came to, by words such as
     * {@code Service level was missed by hour}; notes their weeks, too.
     */
    private Map<String, PartCount> parts(
            Scorecard.ClauseCard card, Period last, MissionHistory history, Map<Period, Boolean> missedByWeek) {
        var counts = new LinkedHashMap<String, PartCount>();
        for (var week : last.plus(1 - WEEKS).to(last)) {
            var hours = hourPromises.of(card.clause(), week, Slice.ALL, history);
            var everyone = segmentPromises.of(card.clause(), week, Slice.ALL, history, DataScope.EVERYTHING);
            hours.stream().filter(HourPromise::isJudged).forEach(each -> {
                counts.merge(byHour(each), PartCount.of(each.isMissed()), PartCount::plus);
                missedByWeek.merge(week, each.isMissed(), Boolean::logicalOr);
            });
            everyone.stream().filter(SegmentPromise::isJudged).forEach(each -> {
                counts.merge(bySegment(each), PartCount.of(each.isMissed()), PartCount::plus);
                missedByWeek.merge(week, each.isMissed(), Boolean::logicalOr);
            });
        }
        return counts;
    }

    private static String byHour(HourPromise promise) {
        return promise.kpi().name() + " was missed by hour";
    }

    private static String bySegment(SegmentPromise promise) {
        return promise.kpi().name() + " was missed by team or channel";
    }

    /** What speaks against the clause: a signal of concern in the last week, and misses by hour, team and channel. */
    private static List<String> doubts(
            Scorecard.ClauseCard card, List<ScorecardRow> rows, Map<String, PartCount> parts) {
        return Stream.of(
                        rows.stream()
                                .filter(row -> row.variation() == VariationType.CONCERN)
                                .map(row -> row.kpi().name() + " showed a signal of concern in the last week."),
                        parts.entrySet().stream()
                                .filter(part -> part.getValue().missed() > 0)
                                .map(part -> part.getKey() + " in "
                                        + ClauseReliability.weeks(
                                                part.getValue().missed(),
                                                part.getValue().judged())
                                        + "."),
                        card.hours().stream()
                                .filter(HourPromise::isMissed)
                                .map(hours -> byHour(hours) + " in the last week. " + hours.sentence()),
                        card.everyone().stream()
                                .filter(SegmentPromise::isMissed)
                                .map(segments -> bySegment(segments) + " in the last week. " + segments.sentence()))
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
