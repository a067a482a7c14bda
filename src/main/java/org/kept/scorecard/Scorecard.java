package org.kept.scorecard;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.everyone.SegmentPromise;
import org.kept.hours.HourPromise;
import org.kept.mission.Clause;
import org.kept.mission.MeasureRole;
import org.kept.mission.MissionVersion;
import org.kept.rollup.Slice;
import org.kept.stats.Assurance;
import org.kept.stats.VariationType;

/**
 * A week, judged by the mission that held in it.
 *
 * @param complete whether the week is over; one that runs is not judged
 * @param mission the version the week is judged by; empty before there was one
 * @param clauses in the order of the mission
 */
public record Scorecard(
        Period week, boolean complete, Slice cut, Optional<MissionVersion> mission, List<ClauseCard> clauses) {

    /**
     * One clause with the KPIs that measure it.
     *
     * @param hours the KPIs that it is judged by hour by hour; empty for one that does not promise all hours
     * @param everyone the KPIs that it is judged by team by team and channel by channel; empty for one that does not promise
     *     everyone
     * @param guarantee how often its guarantee was broken, which is shown and not judged; null where that is not counted
     */
    public record ClauseCard(
            Clause clause,
            ClauseVerdict standing,
            List<ScorecardRow> rows,
            List<HourPromise> hours,
            List<SegmentPromise> everyone,
            @Nullable ScorecardRow guarantee) {

        /** A clause that does not promise everyone, and whose guarantee, if it has one, is not counted. */
        public ClauseCard(Clause clause, ClauseVerdict standing, List<ScorecardRow> rows, List<HourPromise> hours) {
            this(clause, standing, rows, hours, List.of(), null);
        }

        private static final List<VariationType> WORST_FIRST = List.of(
                VariationType.CONCERN,
                VariationType.SPECIAL_CAUSE,
                VariationType.COMMON_CAUSE,
                VariationType.IMPROVEMENT);

        private static final List<Assurance> LEAST_SURE_FIRST =
                List.of(Assurance.CONSISTENTLY_MISSES, Assurance.HIT_OR_MISS, Assurance.CONSISTENTLY_HITS);

        /** Whether any number is there for it. */
        boolean hasAny() {
            return !rows.isEmpty() || !hours.isEmpty() || !everyone.isEmpty() || guarantee != null;
        }

        /** The worst of what its rows say of their processes, counterweights apart; null where none says anything. */
        public @Nullable VariationType variation() {
            return worst(WORST_FIRST, ScorecardRow::variation);
        }

        /** The worst of what its processes will do about their targets, likewise. */
        public @Nullable Assurance assurance() {
            return worst(LEAST_SURE_FIRST, ScorecardRow::assurance);
        }

        private <T> @Nullable T worst(List<T> worstFirst, Function<ScorecardRow, @Nullable T> of) {
            return rows.stream()
                    .filter(row -> row.measure().role() != MeasureRole.COUNTERWEIGHT)
                    .map(of)
                    .filter(Objects::nonNull)
                    .min(Comparator.comparing(worstFirst::indexOf))
                    .orElse(null);
        }
    }

    /** Every row of every clause. */
    public List<ScorecardRow> rows() {
        return clauses.stream().flatMap(card -> card.rows().stream()).toList();
    }

    /** How many clauses stand so. */
    public long count(ClauseVerdict clauseVerdict) {
        return clauses.stream().filter(card -> card.standing() == clauseVerdict).count();
    }
}
