package org.kept.scorecard.published;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.mission.Target;
import org.kept.signal.Verdict;

/**
 * A scorecard of the whole company as a document, as stored with a published week and as compared with it. Members are
 * never renamed.
 *
 * @param week such as {@code 2026-W46}
 * @param missionVersion null if no mission is in effect
 * @param clauses in the order of the mission
 */
public record ScorecardDocument(
        String week, @Nullable Integer missionVersion, String headline, List<DocumentedClause> clauses) {

    public ScorecardDocument {
        clauses = List.copyOf(clauses);
    }

    /** A clause with its verdict: {@code met}, {@code missed}, {@code unknown} or {@code unmeasured}. */
    public record DocumentedClause(String code, String quote, String verdict, List<DocumentedRow> rows) {

        public DocumentedClause {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A KPI of a clause. In rows with the role {@code by-hour} or {@code by-segment} the value is the share of the judged
     * hours, or teams and channels, that met the target.
     *
     * @param display how values are written: the code of the unit, for a plain number with decimals and symbol, such as
     *     {@code number:2:EUR}
     * @param role {@code measures}, {@code proxy}, {@code counterweight}, {@code guarantee}, {@code by-hour},
     *     {@code by-segment}
     * @param why the reason for a missing value; null if there is one
     */
    public record DocumentedRow(
            String kpi,
            String name,
            String unit,
            String display,
            String role,
            @Nullable Double value,
            @Nullable String why,
            @Nullable Double numerator,
            @Nullable Double denominator,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable DocumentedTarget target,
            @Nullable String verdict,
            @Nullable String variation,
            @Nullable String assurance,
            DocumentedSettings settings) {

        /** Relative tolerance for values calculated in a different order. */
        private static final double TOLERANCE = 1e-9;

        /** Whether the value is a share of hours, or of teams and channels, and so is not compared with the target. */
        public boolean isShareOfParts() {
            return role.equals("by-hour") || role.equals("by-segment");
        }

        /** Whether the sample was too small to judge it. */
        boolean isTooFew() {
            return Verdict.TOO_FEW.code().equals(verdict);
        }

        /** Whether both say the same: value, sums and verdict. */
        public boolean isSame(DocumentedRow other) {
            return hasSameNumbers(other) && Objects.equals(verdict, other.verdict);
        }

        /** Whether both have the same value and sums. */
        boolean hasSameNumbers(DocumentedRow other) {
            return isSame(value, other.value)
                    && isSame(numerator, other.numerator)
                    && isSame(denominator, other.denominator);
        }

        /** The target that judged it; null if there was none. */
        public @Nullable Target judgedBy() {
            return target == null
                    ? null
                    : new Target(
                            Objects.requireNonNullElse(target.atLeast(), Double.NEGATIVE_INFINITY),
                            Objects.requireNonNullElse(target.atMost(), Double.POSITIVE_INFINITY),
                            Period.parse(target.from()),
                            target.agreedBy());
        }

        private static boolean isSame(@Nullable Double one, @Nullable Double other) {
            return (one == null || other == null)
                    ? one == null && other == null
                    : Math.abs(one - other) <= TOLERANCE * Math.max(1, Math.abs(one));
        }
    }

    /** A target: a lower bound, an upper bound or both. */
    public record DocumentedTarget(
            @Nullable Double atLeast,
            @Nullable Double atMost,
            String from,
            @Nullable String agreedBy) {}

    /**
     * The settings by which a KPI was counted.
     *
     * @param version 0 for those of the catalogue
     */
    public record DocumentedSettings(int version, String variant, int withinSeconds) {}

    /** What identifies a row of a scorecard. */
    public record RowKey(String clause, String kpi, String role) {}

    /** The rows by their keys, in order. */
    public Map<RowKey, DocumentedRow> rows() {
        var rows = new LinkedHashMap<RowKey, DocumentedRow>();
        for (var clause : clauses) {
            clause.rows().forEach(row -> rows.put(new RowKey(clause.code(), row.kpi(), row.role()), row));
        }
        return rows;
    }

    /** The clause with this code; empty if there is none. */
    public Optional<DocumentedClause> clause(String code) {
        return clauses.stream().filter(each -> each.code().equals(code)).findFirst();
    }
}
