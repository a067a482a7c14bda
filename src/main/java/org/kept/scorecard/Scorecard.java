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
import org.kept.kpi.Kpi;
import org.kept.mission.Clause;
import org.kept.mission.MeasureRole;
import org.kept.mission.MissionVersion;
import org.kept.rollup.Slice;
import org.kept.scorecard.published.PublicationWords;
import org.kept.scorecard.published.ScorecardDocument.DocumentedRow;
import org.kept.signal.Verdict;
import org.kept.stats.Assurance;
import org.kept.stats.VariationType;

/**
 * A week judged by the version of the mission in effect in it.
 *
 * @param complete whether the week is complete; a week in progress is not judged
 * @param mission the version the week is judged by; empty before the first
 * @param clauses in the order of the mission
 */
public record Scorecard(
        Period week, boolean complete, Slice cut, Optional<MissionVersion> mission, List<ClauseCard> clauses) {

    /** The order in which clauses are shown where the ones that need a look come first. */
    enum ClauseUrgency {
        MISSED,
        /** A row missed its target or shows a signal, but the clause is not missed. */
        SIGNAL,
        QUIET,
        WITHOUT_MEASURE
    }

    /**
     * The hours, or teams and channels, that met a target when the week was published; which ones is not kept.
     *
     * @param row how many were judged and met it
     */
    public record PublishedShare(Kpi kpi, DocumentedRow row) {

        /** What they are: {@code by hour}. */
        String by() {
            return PublicationWords.role(row.role());
        }

        /** Whether the promise was missed. */
        boolean isMissed() {
            return Verdict.MISSED.code().equals(row.verdict());
        }

        /** How many of the judged ones met the target: {@code 21 of 24}; null if none was judged. */
        @Nullable
        String kept() {
            var kept = row.numerator();
            var judged = row.denominator();
            return kept == null || judged == null || judged == 0
                    ? null
                    : Math.round(kept) + " of " + Math.round(judged);
        }
    }

    /**
     * A clause with the KPIs that measure it.
     *
     * @param hours the KPIs judged hour by hour; empty unless the clause promises all hours
     * @param everyone the KPIs judged by team and channel; empty unless the clause promises everyone
     * @param guarantee how often its guarantee was broken: shown, not judged; null if that is not counted
     * @param shares of a published week: what was published of hours, teams and channels that differ now
     */
    public record ClauseCard(
            Clause clause,
            ClauseVerdict standing,
            List<ScorecardRow> rows,
            List<HourPromise> hours,
            List<SegmentPromise> everyone,
            @Nullable ScorecardRow guarantee,
            List<PublishedShare> shares) {

        /** A clause that does not promise everyone and has no counted guarantee. */
        public ClauseCard(Clause clause, ClauseVerdict standing, List<ScorecardRow> rows, List<HourPromise> hours) {
            this(clause, standing, rows, hours, List.of(), null, List.of());
        }

        private static final List<VariationType> WORST_FIRST = List.of(
                VariationType.CONCERN,
                VariationType.SPECIAL_CAUSE,
                VariationType.COMMON_CAUSE,
                VariationType.IMPROVEMENT);

        private static final List<Assurance> LEAST_SURE_FIRST =
                List.of(Assurance.CONSISTENTLY_MISSES, Assurance.HIT_OR_MISS, Assurance.CONSISTENTLY_HITS);

        /** Whether the clause has any KPI to show. */
        boolean hasKpis() {
            return !rows.isEmpty() || !hours.isEmpty() || !everyone.isEmpty() || guarantee != null || !shares.isEmpty();
        }

        /** The place of the clause where those come first that need a look; those without a measure come last. */
        ClauseUrgency urgency() {
            if (standing == ClauseVerdict.MISSED) {
                return ClauseUrgency.MISSED;
            }
            if (rows.stream().anyMatch(ScorecardRow::needsALook)) {
                return ClauseUrgency.SIGNAL;
            }
            return standing == ClauseVerdict.UNMEASURED ? ClauseUrgency.WITHOUT_MEASURE : ClauseUrgency.QUIET;
        }

        /** The worst variation among its rows, counterweights excluded; null if none has any. */
        public @Nullable VariationType variation() {
            return worst(WORST_FIRST, ScorecardRow::variation);
        }

        /** The worst assurance among its rows, counterweights excluded; null if none has any. */
        public @Nullable Assurance assurance() {
            return worst(LEAST_SURE_FIRST, ScorecardRow::assurance);
        }

        private <T> @Nullable T worst(List<T> worstFirst, Function<ScorecardRow, @Nullable T> property) {
            return rows.stream()
                    .filter(row -> row.measure().role() != MeasureRole.COUNTERWEIGHT)
                    .map(property)
                    .filter(Objects::nonNull)
                    .min(Comparator.comparing(worstFirst::indexOf))
                    .orElse(null);
        }
    }

    /** The rows of all clauses. */
    public List<ScorecardRow> rows() {
        return clauses.stream().flatMap(card -> card.rows().stream()).toList();
    }

    /** Whether any row has a value, or had one before time was excluded. */
    boolean hasData() {
        return rows().stream().anyMatch(row -> row.value() != null || row.excluded() != null);
    }

    /** The number of clauses with this verdict. */
    public long count(ClauseVerdict clauseVerdict) {
        return clauses.stream().filter(card -> card.standing() == clauseVerdict).count();
    }
}
